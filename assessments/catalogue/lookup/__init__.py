"""The place to look things up: pages for whoever is curious, also without an account. Nothing here is written to."""
