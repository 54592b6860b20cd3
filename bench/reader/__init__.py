"""Reading question and hit together: what other orders of the best hits give."""
