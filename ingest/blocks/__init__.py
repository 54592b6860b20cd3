"""Blocks, shared by all formats: made, cleaned and written out as the canonical text."""
