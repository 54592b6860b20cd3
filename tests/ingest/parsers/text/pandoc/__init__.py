"""Tests of pandoc and Quarto."""
