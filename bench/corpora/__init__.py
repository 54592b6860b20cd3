"""Search over several corpora: fitted without one, judged on it, beside simple rankings."""
