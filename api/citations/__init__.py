"""A place and the facts of a document → a citation, in the words and style that are asked for."""
