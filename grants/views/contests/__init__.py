"""Contests by year: participants, winners, sums; what is open now, as a calendar and a feed."""
