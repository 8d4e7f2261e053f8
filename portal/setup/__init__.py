"""What `make` runs before the portal can run, so only with the standard library.

`system`: packages of Debian; `environment`: .venv from a lock file; `serve`: data and server; `data`: reset.
"""
