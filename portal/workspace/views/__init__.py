"""Pages of the workspace, one subject a file."""
