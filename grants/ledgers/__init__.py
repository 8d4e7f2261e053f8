"""How officials work with the records of support, contests, awards and what departments know only in total."""
