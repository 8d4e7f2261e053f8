"""Where the money went: by programme, sphere, kind, level and year, down to the records."""
