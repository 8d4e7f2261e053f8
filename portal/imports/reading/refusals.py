"""Why a file cannot be read, in the words of the person who brought it."""

from typing import Final

from portal.imports.reading.limits import MAX_COLUMNS

SAVE_AS_XLSX: Final = "откройте его в Excel и сохраните как «Книга Excel (.xlsx)»"


class UnreadableFile(ValueError):
    """The file holds no table that can be read; the message is one Russian sentence that says what to do."""


def damaged() -> UnreadableFile:
    """A workbook that was cut off on its way or written by a broken program."""
    return UnreadableFile(f"Файл повреждён или передан не полностью: {SAVE_AS_XLSX} и загрузите снова.")


def too_large() -> UnreadableFile:
    """Too much for one reading: really large, or a file made to exhaust the server."""
    return UnreadableFile(
        "Файл слишком велик или в нём есть ячейки далеко от таблицы: "
        "оставьте в новой книге только таблицу, а большую разделите на части."
    )


def protected() -> UnreadableFile:
    """Encrypted with a password."""
    return UnreadableFile("Файл защищён паролем: снимите пароль в Excel и загрузите файл снова.")


def too_wide(row: int) -> UnreadableFile:
    """Filled cells beyond the last column allowed."""
    return UnreadableFile(
        f"В строке {row} больше {MAX_COLUMNS} столбцов: оставьте в файле только нужные столбцы."
    )
