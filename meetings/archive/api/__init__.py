"""The read API: what the pages show, for other programs."""
