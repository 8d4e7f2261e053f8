"""The same figures of two years of a city, or of several cities in one year, side by side."""
