"""Our dataclasses → the shapes that callers see, one file a subject."""
