"""Long tables as tagged PDF, written line by line (decision 0020): fonts, lines, tags, the file, the table.

Lengths are points (1/72 inch), from the lower left corner of the page, as PDF counts them.
"""
