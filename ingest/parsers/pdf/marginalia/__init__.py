"""Contents of a page outside its lines of text: note marks, notes in the margin, watermarks."""
