"""Finds what a folder declares: every table, figure, check, block, city form and renderer is one file.

A newcomer adds a file; nothing else lists it. Codes are unique, because the database stores them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol, TypeVar


class Coded(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Coded)


class DuplicateCode(Exception):
    """Two files declare the same code."""


class UnknownCode(LookupError):
    """Nothing declares this code. The message lists what is declared."""


@cache
def discover(package: str, kind: type[T]) -> Mapping[str, T]:
    """Code → declared object of this kind, over all modules of the package, in order of the codes."""
    found: dict[str, T] = {}
    home = importlib.import_module(package)
    for module in pkgutil.iter_modules(home.__path__, f"{package}."):
        for value in vars(importlib.import_module(module.name)).values():
            if not isinstance(value, kind):
                continue
            if found.setdefault(value.code, value) is not value:
                raise DuplicateCode(f"{package}: the code {value.code!r} is declared twice")
    return MappingProxyType(dict(sorted(found.items())))


def pick(package: str, kind: type[T], code: str, what: str) -> T:
    """The declared object of this code; ``what`` names the kind of thing in Russian for the message."""
    found = discover(package, kind)
    if code not in found:
        raise UnknownCode(f"{what} «{code}»: такого кода нет. Есть: {', '.join(found)}.")
    return found[code]
