"""Words and shapes of a page → blocks in reading order."""
