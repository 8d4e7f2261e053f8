"""Tables out of the files that offices really have: Excel, LibreOffice and text in any Russian encoding.

Ask `look` what a file is, `rows_of` for its rows, `find_header` and `data_rows` for the table in them;
`cells` and `damaged_identifiers` undo what was done to single values. No Django here.
"""

from portal.imports.reading.cells import DamagedCell, cleaned_number_text, day_of_cell, tidied_text
from portal.imports.reading.damaged_identifiers import restored_identifier
from portal.imports.reading.files import look, rows_of
from portal.imports.reading.headers import Header, data_rows, find_header, is_group_row, is_total_row
from portal.imports.reading.mojibake import mojibake
from portal.imports.reading.refusals import UnreadableFile
from portal.imports.reading.shapes import Cells, Row, Sheet, TableFile
from portal.imports.reading.shifts import shifted

__all__ = [
    "Cells",
    "DamagedCell",
    "Header",
    "Row",
    "Sheet",
    "TableFile",
    "UnreadableFile",
    "cleaned_number_text",
    "data_rows",
    "day_of_cell",
    "find_header",
    "is_group_row",
    "is_total_row",
    "look",
    "mojibake",
    "restored_identifier",
    "rows_of",
    "shifted",
    "tidied_text",
]
