"""What the reader and the corpus page show of a document: its file, its pages, its contents."""
