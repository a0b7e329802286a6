"""Log-in with another service (OpenID Connect), as `oidc_configuration` says which."""
