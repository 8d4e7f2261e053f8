"""The register of recipients of support (7-ФЗ, ст. 31.2; приказ Минэкономразвития от 17.05.2011 № 223).

belonging    what must stand in it
entering     the action that gives the next number
deadlines    when an entry is due, in working days
as_of        what each entry said on a day
selection    entries by day, year and words, page after page
columns      the eleven columns of the order
files        CSV, XLSX and PDF of a selection
federal      whom to submit to the federal register
"""
