"""Generative answers, optional: a language model words what verified quotes say.

The model is somebody else's, behind an OpenAI-compatible endpoint, and is not trusted.
``generating`` asks it, ``grounding`` holds every sentence of it up against the quotes it
cites, and what does not hold is not shown. Nothing here can change the extractive answer.
"""
