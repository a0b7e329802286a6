"""Log-in with another service (OpenID Connect), as `configuration` says which."""
