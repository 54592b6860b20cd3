"""Generative answers, optional: a language model words what verified quotes say.

The model runs elsewhere, behind an OpenAI-compatible endpoint, and is not trusted.
``generating`` asks it, ``grounding`` checks each of its sentences against the quotes it
cites, and a sentence that fails is not shown. Nothing here can change the extractive answer.
"""
