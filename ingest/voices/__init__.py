"""Voices: quotations, their cues and attributions."""
