"""A draft → its quotations and the citation beside each."""
