"""What is measured, against what, in one run. ``python -m bench`` runs what can be run here."""
