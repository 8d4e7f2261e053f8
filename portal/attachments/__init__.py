"""Files that belong to records: judged by content, kept under names nobody can guess, shown at one door."""
