"""Relevance judgements and retrieval measures."""
