"""Text analysis: words to terms, the same way for documents and queries."""
