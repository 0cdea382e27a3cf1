"""Waves of one survey: control charts, slope, change point; numbers in, numbers out."""
