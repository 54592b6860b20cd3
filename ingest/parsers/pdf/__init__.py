"""PDF: characters and drawn shapes to lines, blocks, tables and pages."""
