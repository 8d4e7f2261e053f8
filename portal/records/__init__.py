"""Records in and out: one declaration of columns serves the admin, list exports and the fixture files.

`cells` reads and writes one cell, `references` finds the record that a cell names, `columns` derives the
columns of a model, `resource` imports and exports a table (with `headings`, `rows`, `refusals`), `tables` finds
all tables, `formats` are the file formats, `fixtures` loads folders; `admin`, `forms`, `access` and `events` are
the ground of every admin page.
"""
