"""Scores of passages for an interpreted query, and whether there is an answer."""
