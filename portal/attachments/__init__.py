"""Files that prove a record (вложения): judged by content, kept under names nobody can guess, served to the few."""
