"""Kinds of statement: finding, hypothesis, question, definition, and the others."""
