"""Publications of reports: what is frozen, how it is read again, how two of them differ, that they are whole."""
