"""The domain: a container of rooms, with nothing at its root."""
