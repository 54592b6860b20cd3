"""Markdown as pandoc and Quarto write it."""
