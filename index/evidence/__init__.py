"""Which sentences answer a question, and which spans of them to quote."""
