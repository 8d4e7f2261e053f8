class SetupFailed(Exception):
    """Stops `make`; the text is one sentence with the command that mends it."""
