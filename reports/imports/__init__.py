"""What is read from files into reports: their texts, and the demonstration as a whole."""
