"""How officials work with the records of the ground: city, departments, people, legal acts."""
