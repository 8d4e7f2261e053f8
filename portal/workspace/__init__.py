"""The workspace (рабочее место): pages on which officials enter, find and mend the records of their city.

An app declares each kind of record as a `Ledger` in a file of its own in ``<app>/ledgers/``; lists, forms, grids,
history, exports and checks while typing follow from it. `desk` is the one door: who is at which city's desk, and may
they. What needs a page of its own is added by ``<app>/workspace_urls.py``, what the first page tells by
``<app>/panels.py``.
"""
