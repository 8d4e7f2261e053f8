"""What we say: reports, their tables, figures, checks and renderers."""
