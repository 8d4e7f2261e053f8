"""Forms of plans, declared values and sections, whose rules go beyond those of their columns."""
