"""What we say: the report's values, how they are built and worded."""
