"""What cross tables can be made of: one file each, found by itself."""
