class ServerUnavailable(Exception):
    """The embedded server cannot run; the text is one sentence that says what mends it."""
