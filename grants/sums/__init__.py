"""Sums of a city's support as everybody may ask for them, and the records behind each."""
