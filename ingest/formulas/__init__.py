"""Formulas of all formats as one line with the same meaning."""
