"""Pages of the register for everybody, and of the claims that it is wrong."""
