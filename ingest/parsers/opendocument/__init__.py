"""OpenDocument text files (.odt)."""
