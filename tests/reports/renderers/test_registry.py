import pytest

from reports.discovery import UnknownCode
from reports.renderers.registry import find_renderer


def test_each_format_has_its_ending_and_type() -> None:
    types = {code: find_renderer(code).content_type for code in ("html", "json", "pdf")}
    assert types == {"html": "text/html; charset=utf-8", "json": "application/json", "pdf": "application/pdf"}


def test_an_unknown_format_lists_those_that_there_are() -> None:
    with pytest.raises(UnknownCode, match=r"Формат файла «odt»: такого кода нет\. Есть: .*html, json, pdf"):
        find_renderer("odt")
