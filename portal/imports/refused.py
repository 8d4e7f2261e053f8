class Refused(ValueError):
    """What a person asks for cannot be done; the message says what to do, in one Russian sentence."""
