"""Index generations on disk: written, opened, swapped."""
