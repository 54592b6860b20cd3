"""Embedding models, and nearest neighbours over their vectors."""
