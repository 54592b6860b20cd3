"""Blocks, which all formats share: how they are made, cleaned and laid down as the text."""
