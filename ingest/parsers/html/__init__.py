"""Web pages and EPUB."""
