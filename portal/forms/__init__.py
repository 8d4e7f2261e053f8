"""Forms of cities and people, whose rules go beyond those of their columns."""
