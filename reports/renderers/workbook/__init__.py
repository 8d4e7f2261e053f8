"""Pieces of the workbook: what a sheet holds, how a number is a number there, and which totals are formulas."""
