"""How days and numbers are written, where that is not what Django says of the language."""
