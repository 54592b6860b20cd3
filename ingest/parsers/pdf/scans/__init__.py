"""Scanned pages: recognised, rendered, and read by OCR."""
