"""BM25 over saved postings, and the positions of terms."""
