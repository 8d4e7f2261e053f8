"""What the parts of the API share: each app adds its own paths, `reports.api` puts them together."""
