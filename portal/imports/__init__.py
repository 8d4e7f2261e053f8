"""What comes in from files: reading, judging and saving tables that officials already keep."""
