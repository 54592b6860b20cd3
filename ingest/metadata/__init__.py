"""Bibliographic facts found in a file, and manifest entries made of them."""
