"""How much a file may hold and cost. A file beyond a limit is refused in one sentence, before it hurts."""

from typing import Final

MEGABYTE: Final = 1 << 20

MAX_COLUMNS: Final = 200
"""Filled ones; the empty columns that Excel formats to the right of a table are cut off without a word."""

MAX_ROWS: Final = 1_000_000

MAX_LINE: Final = MEGABYTE
"""Characters between two line ends of a text file: thirty long descriptions fit, a line that never ends does not."""

SAMPLE_BYTES: Final = 256 * 1024
"""What encoding and delimiter are judged by."""

MAX_UNPACKED: Final = 512 * MEGABYTE
"""All parts of a packed workbook together: 200,000 rows of 15 long cells take about 200 MB."""

MAX_PACKING: Final = 60
"""Times smaller that a workbook's parts may be packed; Excel reaches 30, a bomb 1,000."""

UNSUSPECTED_UNPACKED: Final = 20 * MEGABYTE
"""Below this the packing is not judged: a small sheet of equal cells packs very well."""

MAX_PARTS: Final = 5_000
MAX_DIRECTORY: Final = 2 * MEGABYTE
"""Bytes of the list of parts at the end of a packed workbook."""

MAX_SMALL_PART: Final = MEGABYTE
"""Of a part that is parsed whole: the list of sheets, the relations."""

CHILD_MEMORY: Final = 128 * MEGABYTE
"""Address space of the process that opens a workbook, before what the workbook's own size allows."""

CHILD_MEMORY_PER_BYTE: Final = 8
"""A cell takes about 14 bytes of a file and about 100 of memory."""

MAX_CHILD_MEMORY: Final = 480 * MEGABYTE
"""About 60 MB of the address space are never used, so this stays well within 500 MB of memory."""

CHILD_SECONDS: Final = 3
"""Processor time of that process, before what the workbook's size allows."""

CHILD_BYTES_PER_SECOND: Final = 10 * MEGABYTE
