"""What the PDF renderer is doing, in words for the person who waits."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOGGER = "weasyprint.progress"
_PAGE = re.compile(r"Creating layout - Page (\d+)")


@contextmanager
def heard(tell: Callable[[str], None]) -> Iterator[None]:
    """While it is open, ``tell`` hears «Верстаю страницу 7» and «Записываю PDF»."""

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if words := in_words(record.getMessage()):
                tell(words)

    handler, log = Teller(), logging.getLogger(LOGGER)
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


def in_words(message: str) -> str:
    """Nothing for the steps that take no time."""
    if page := _PAGE.search(message):
        return f"Верстаю страницу {page[1]}"
    return "Записываю PDF" if "Creating PDF" in message else ""
