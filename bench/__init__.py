"""Benches: each compares ways of doing one thing, in one run. ``python -m bench`` runs them."""
