"""Support for programs: its records, the register of recipients, contests and their winners."""
