"""Blocks to passages and sentences."""
