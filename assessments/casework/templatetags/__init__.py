"""What the templates of the form pack need beyond Django."""
