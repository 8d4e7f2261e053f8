"""The read-only interface for programs, by version."""
