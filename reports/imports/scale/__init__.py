"""A city made up to measure the portal by."""
