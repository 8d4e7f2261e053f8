"""Pages of the import: choose a file, name its columns, look at what will change, confirm, undo."""
