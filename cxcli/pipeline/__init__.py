"""Read the export, code the answers, count them, score the counts, report the scores: a command a file."""
