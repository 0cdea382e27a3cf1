"""Two waves side by side: what changed, by how much, and whether chance alone explains it."""
