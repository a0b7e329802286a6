"""The catalogue of an assessment: the organisation's own entries and table in it, and a newer version of it."""
