"""From YAML to a study: every problem at once, each with its line and the closest match."""
