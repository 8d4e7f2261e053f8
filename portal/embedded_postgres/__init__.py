"""A PostgreSQL that needs no set-up: the database of the checkout while DATABASE_URL is not set.

Layers, lowest first: `errors`, `locks`, `processes`; `locate` (whose binaries) and `identity` (which user);
`place`, `place_for_root` and `choice` (which folders); `cluster` (create, start, stop); `server` (one server
shared by all processes of the checkout); `base` and `client`, which show it to Django as a database backend.
The server starts at the first connection, so `makemessages` or `collectstatic` start nothing.
"""
