"""One data set a file; each is found by itself."""
