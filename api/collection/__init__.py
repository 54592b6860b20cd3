"""Quotes that somebody has chosen: verified, cited, written to files, checked again later."""
