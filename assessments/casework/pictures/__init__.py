"""The pictures of an assessment, drawn as SVG for pages and papers alike."""
