"""Gates: whether a number is good enough for a run to pass, and how sure that is."""
