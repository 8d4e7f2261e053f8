"""Changes of cities and people: verbs with keyword arguments and the person who does them."""
