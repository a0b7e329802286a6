"""What an assessment says: frozen models, canonical form, digest and risk tables. No Django, no tables."""
