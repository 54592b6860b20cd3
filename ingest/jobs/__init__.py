"""Work that waits: a queue in SQLite that survives the end of whoever works at it."""
