"""What of the register can be loaded from files, one kind a file."""
