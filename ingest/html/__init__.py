"""Reading web pages and e-books: the steps between a tree and blocks."""
