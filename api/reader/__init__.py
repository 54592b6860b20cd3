"""The contents of a document for the reader and the corpus page: file, pages, places."""
