"""The server around the routes: who may ask, what browsers are told, what is counted."""
