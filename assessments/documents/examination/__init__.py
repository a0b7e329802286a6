"""Reads a PDF of unknown origin and says what it finds. No Django, no database: this is what runs in the worker."""
