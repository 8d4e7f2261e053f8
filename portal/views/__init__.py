"""What the pages of every app share."""
