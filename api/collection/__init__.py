"""Chosen quotes: verified, cited, written to files, checked again later."""
