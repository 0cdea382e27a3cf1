"""Scores that several metric types share; their titles and definitions are their own."""
