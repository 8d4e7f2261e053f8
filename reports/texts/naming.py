"""What a token is called where its code would tell a reader nothing."""

from __future__ import annotations

from reports.errors import FigureError
from reports.figures.base import find_declared
from reports.texts.tokens import WRITTEN, parse_token


def name_of(source: str) -> str:
    """The name of a token's figure; the token itself where there is no such figure."""
    try:
        token = parse_token(source)
        return token.wording if token.code == WRITTEN else find_declared(token.code).title
    except FigureError:
        return source.strip()
