"""Public pages that need the whole house: who, what was given, what we say of it."""
