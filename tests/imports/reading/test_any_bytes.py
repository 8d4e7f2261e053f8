"""Whatever the bytes, a file is read or refused in one sentence."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.imports.reading import UnreadableFile, look, rows_of
from tests.imports.reading.workbooks import ods_cell, ods_row, write_ods, write_xls, write_xlsx

ROWS = [["Имя", "ИНН"], ["Фонд", "7710264307"]]
CSV = "Имя;ИНН\r\n«Фонд»;7710264307\r\n".encode("cp1251")
PAGE = "<html><table><tr><td rowspan=2>Имя<td>ИНН<tr><td>5</table>".encode()


def read(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with contextlib.suppress(UnreadableFile):
        for _, cells in rows_of(path, look(path, path.name)):
            assert isinstance(cells, list)


def originals(folder: Path) -> dict[str, bytes]:
    return {
        "xlsx": write_xlsx(folder / "a.xlsx", ROWS).read_bytes(),
        "ods": write_ods(folder / "a.ods", ods_row(*map(ods_cell, ROWS[0]))).read_bytes(),
        "xls": write_xls(folder / "a.xls", ROWS).read_bytes(),
        "csv": CSV,
        "html": PAGE,
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    read(tmp_path / "a", content)
    read(tmp_path / "a", b"<table>" + content)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "csv", "html"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(changes=st.dictionaries(st.floats(0, 0.999), st.integers(0, 255), max_size=6), kept=st.floats(0.5, 1))
def test_damaged_bytes(tmp_path: Path, kind: str, changes: dict[float, int], kept: float) -> None:
    content = bytearray(originals(tmp_path)[kind])
    for place, byte in changes.items():
        content[int(place * len(content))] = byte
    read(tmp_path / "a", bytes(content[: int(kept * len(content)) + 1]))
