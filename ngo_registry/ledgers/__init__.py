"""How officials work with the records of the register: organisations, councils, reference books."""
