"""What an assessment says: frozen models, canonical form, digest and risk tables. Knows neither Django nor a database."""
