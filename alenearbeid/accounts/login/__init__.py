"""How one gets in: password, code, passkey, and what guards the way. Most of it is allauth's, set up to our liking."""
