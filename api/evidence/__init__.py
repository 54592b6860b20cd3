"""Which sentences of the hits answer a question, and how much of them is quoted."""
