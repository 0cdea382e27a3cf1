"""Numbers in, numbers out: the formulas, each with its source; no frame, no file."""
