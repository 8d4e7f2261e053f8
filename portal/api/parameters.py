"""Parameters that many paths take."""

from __future__ import annotations

from typing import Annotated

from ninja import Path
from pydantic import Field, StringConstraints

MOST_ROWS = 100
BIGGEST_KEY = 2**63 - 1

CODE = r"^[-a-zA-Z0-9_]+$"
CODE_WITH_NOTHING = r"^[-a-zA-Z0-9_]*$"

City = Annotated[
    str,
    Path(description="Адрес города на портале: поле slug из /cities.", pattern=CODE, max_length=60),
]
Code = Annotated[str, StringConstraints(pattern=CODE, max_length=80)]
Key = Annotated[int, Field(ge=1, le=BIGGEST_KEY)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=200)]
