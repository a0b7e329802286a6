"""The pages of the view across. Reading only, but for asking for a bundle of papers."""
