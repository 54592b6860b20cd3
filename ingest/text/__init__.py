"""Reading plain text and Markdown: the steps between lines and blocks."""
