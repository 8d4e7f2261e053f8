"""Who: organisations, their reference books and public councils."""
