"""The command line: every command parses, calls the pipeline, shows, and exits."""
