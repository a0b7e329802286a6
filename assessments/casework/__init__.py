"""The work: assessments under way, the guided form, review, and the only writer of state."""
