"""The sentences that answer a question, and the spans of them to quote."""
