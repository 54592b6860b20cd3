"""Check every row of a table of reading faults: one case a row, grouped by what is read."""
