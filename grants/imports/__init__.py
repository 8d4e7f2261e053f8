"""What of support and contests can be loaded from files, one kind a file."""
