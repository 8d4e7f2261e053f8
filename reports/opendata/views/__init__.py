"""The pages of open data, the files, and the live stream."""
