"""Readers, passes and counting, put together."""
