"""The law as the pages tell of it: what it asks of this work, and what has changed since an assessment was signed."""
