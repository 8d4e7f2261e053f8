"""How officials work with the records of plans, indicators, declared values and the sections of reports."""
