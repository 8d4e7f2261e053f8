"""Scopes of header cells in the tag tree of a PDF.

WeasyPrint names the headers of each data cell, which leaves out the heading of a column that holds only headers of
rows. PDF/UA-1 (ISO 14289-1, 7.5) lets each header cell say itself what it heads.
"""

from __future__ import annotations

from typing import Any


def give_scopes(document: Any, pdf: Any) -> None:
    """A finisher for ``write_pdf``: writes /Scope into each header cell, /Row where data stands beside it."""
    objects: list[Any] = [each for each in pdf.objects if isinstance(each, dict) and "S" in each]
    tags = {each.reference: each for each in objects}
    for cell in tags.values():
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = "/Row" if _has_data(tags[cell["P"]], tags) else "/Column"


def _has_data(row: Any, tags: dict[bytes, Any]) -> bool:
    return any(tags[kid]["S"] == "/TD" for kid in row["K"])
