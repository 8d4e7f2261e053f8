"""Grid entry (ввод таблицей): the rows of one grid are read, judged together, and saved all or none.

`sheet` is the table at a desk, `reading` takes what the browser sends, `checking` judges it, `saving` writes it.
A row is judged by the form of its ledger, so that a rule is written once; what a form would ask the database for
each row (names, versions, constraints) is asked here once for the whole table.
"""
