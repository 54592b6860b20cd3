"""Drafting a manifest entry: what title page and colophon say."""
