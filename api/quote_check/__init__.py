"""Quotations of a draft: found, looked up in the corpus, compared to the letter, judged."""
