"""Names of cities in the cases that a portal's sentences need: «организации Когалыма», «в Нижнем Новгороде»."""

from typing import Any

from portal.lib.agreement import CASES, readings


def decline_place(name: str, case: str) -> str:
    """The name in a case, a value of CASES. A guess for the person to look over: new names are in no dictionary.

    Names in -о stay as they are: so do documents write them («города Кемерово»).
    Raises ValueError for an unknown case.
    """
    if case not in CASES.values():
        raise ValueError(f"unknown case {case!r}; known: {', '.join(CASES.values())}")
    return " ".join(_decline_word(word, case) for word in name.split())


def _decline_word(word: str, case: str) -> str:
    nominatives = [each for each in readings(word) if "nomn" in each.tag]
    reading = min(nominatives, key=_unlike_a_place, default=None)
    changed = reading.inflect({case}) if reading and not word.endswith(("о", "О")) else None
    return _with_capitals(changed.word, word) if changed else word


def _unlike_a_place(reading: Any) -> bool:
    """«Орёл» is a bird and a city; «Нижний» is no city by itself, and its first reading is right."""
    return "Geox" not in reading.tag


def _with_capitals(changed: str, word: str) -> str:
    """«ханты-мансийска» after «Ханты-Мансийск»: «Ханты-Мансийска»."""
    if changed.count("-") != word.count("-"):
        return word
    parts = zip(changed.split("-"), word.split("-"), strict=True)
    return "-".join(new.capitalize() if old[:1].isupper() else new for new, old in parts)
