"""Contests as everybody reads them: open ones, those of a year, one contest through the years."""
