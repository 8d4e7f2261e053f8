"""Lists of records: which ones (`selection`), in what order and page (`keyset`), in what words (`cells`), as files.

A list on the screen, its files and the search over everything share these, so that they always show the same.
"""
