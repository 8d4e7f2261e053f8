"""What differs between two frozen documents, told as a reader would tell it."""
