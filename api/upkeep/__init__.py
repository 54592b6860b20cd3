"""The installation: building it, the record of its last ingest, its checks."""
