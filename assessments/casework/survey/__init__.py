"""Asking those who work alone, without learning who answered what."""
