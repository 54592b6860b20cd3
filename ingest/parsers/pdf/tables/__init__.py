"""Lines and rules of a page → tables with their cells."""
