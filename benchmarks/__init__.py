"""Benchmarks that anyone can run: `python -m benchmarks`; they print ratios measured side by side."""
