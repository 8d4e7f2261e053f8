"""The cache that all processes of the portal share."""
