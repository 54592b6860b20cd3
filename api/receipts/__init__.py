"""Search receipts: written down, read by a person, run again."""
