"""Forms by which a person says how a table is to be shown."""
