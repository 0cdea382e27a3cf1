"""Counting: rows become a small table of counts, and such tables add."""
