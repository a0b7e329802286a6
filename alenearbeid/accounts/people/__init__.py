"""People and their roles: who is asked in, what they hold, and how they leave."""
