"""Forms of support, awards and totals, whose rules go beyond those of their columns."""
