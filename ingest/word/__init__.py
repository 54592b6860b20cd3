"""Reading Word files: the steps between XML and blocks."""
