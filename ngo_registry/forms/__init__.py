"""What visitors ask of the register, and what officials write into it."""
