"""People sign in: log-in, second factor, passwords, invitations, the end of a session, one's own page."""
