"""From what a user types to an interpreted query."""
