"""Pages that are pictures: drawn, judged, and read by OCR."""
