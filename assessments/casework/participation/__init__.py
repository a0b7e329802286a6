"""Taking part: the parties of an assessment, their remarks, proposals and statements, and what waits for them."""
