"""The installation itself: built, its last ingest remembered, looked over."""
