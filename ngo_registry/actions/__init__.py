"""Changes of the register that are more than saving a form: verbs with keyword arguments and the person."""
