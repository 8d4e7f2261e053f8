"""The formats of open data, each written without holding all rows in memory."""
