"""The server around the routes: limits on requests, headers of answers, counts."""
