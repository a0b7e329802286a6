"""What follows from an assessment: the record in; findings, flags and proposals out. No Django, no user words."""
