"""The text of a block: cleaned HTML in which figures stand as tokens."""
