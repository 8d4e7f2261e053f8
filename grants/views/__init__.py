"""Pages of support for everybody: the register of recipients, the money, the contests."""
