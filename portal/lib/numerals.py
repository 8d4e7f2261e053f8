"""Small whole numbers in letters: «четыре рабочих совещания», «двух победителей», «двое суток».

Up to ten: larger numbers are read as digits, and are written so in the documents of cities.
"""

from typing import Final

CASES: Final = ("nomn", "gent", "datv", "accs", "ablt", "loct")
LARGEST: Final = 10

_ONE: Final = {
    "masc": "один одного одному один одним одном",
    "femn": "одна одной одной одну одной одной",
    "neut": "одно одного одному одно одним одном",
    "plur": "одни одних одним одни одними одних",
}
_FEW: Final = {
    2: "два двух двум два двумя двух",
    3: "три трёх трём три тремя трёх",
    4: "четыре четырёх четырём четыре четырьмя четырёх",
}
_MANY: Final = {
    5: "пять пяти пяти пять пятью пяти",
    6: "шесть шести шести шесть шестью шести",
    7: "семь семи семи семь семью семи",
    8: "восемь восьми восьми восемь восемью восьми",
    9: "девять девяти девяти девять девятью девяти",
    10: "десять десяти десяти десять десятью десяти",
}
_COLLECTIVE: Final = {2: "двое", 3: "трое", 4: "четверо"}
"""Of what has no singular: «двое суток», yet «к двум суткам»."""


def numeral(number: int, case: str, gender: str, *, is_alive: bool = False) -> str:
    """The numeral beside a noun of this gender («plur» where the noun has no singular), from 1 to 10.

    Raises ValueError for another number or an unknown case.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"only numbers from 1 to {LARGEST} are written in letters, not {number}")
    if number in _COLLECTIVE and gender == "plur" and case in ("nomn", "accs"):
        return _COLLECTIVE[number]
    if case == "accs" and is_alive and (number in _FEW or (number == 1 and gender != "femn")):
        case = "gent"
    if number == 2 and gender == "femn" and case in ("nomn", "accs"):
        return "две"
    forms = _ONE[gender] if number == 1 else {**_FEW, **_MANY}[number]
    return forms.split()[CASES.index(case)]
