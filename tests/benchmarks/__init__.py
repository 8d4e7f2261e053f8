"""Benchmarks: ratios of two times measured in one run, because absolute times say more of a machine than of code."""
