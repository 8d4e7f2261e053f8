"""The form by which a person makes a cross table."""
