"""What stands where on a page → blocks in reading order."""
