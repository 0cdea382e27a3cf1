"""Where the generated parts of the documentation come from."""
