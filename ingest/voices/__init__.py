"""Whose words: cues, quotations and attributions."""
