"""The units that numbers are counted in, and the Russian words that follow a number.

A unit is stored by its code. Words are written out rather than inflected: they are few, they stand beside
almost every number, and a written form is right without a dictionary.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

SCALES: Final[Mapping[str, Decimal]] = MappingProxyType(
    {"руб.": Decimal(1), "тыс.": Decimal(10**3), "млн": Decimal(10**6), "млрд": Decimal(10**9)}
)
"""How many base units one printed unit holds; «руб.» is the base itself, for counts as well."""


class Kind(StrEnum):
    COUNT = "count"
    MONEY = "money"
    AREA = "area"
    PERCENT = "percent"
    PLAIN = "plain"


class Plural(StrEnum):
    """The plural categories of CLDR for Russian."""

    ONE = "one"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


def plural_of(value: Decimal | int) -> Plural:
    """The CLDR category of a number by its value: 21 is ONE, 12 is MANY, 1.5 is OTHER."""
    if value % 1:
        return Plural.OTHER
    tens, ones = divmod(abs(int(value)) % 100, 10)
    if tens == 1 or ones == 0 or ones > 4:
        return Plural.MANY
    return Plural.ONE if ones == 1 else Plural.FEW


@dataclass(frozen=True, slots=True)
class Unit:
    """One counting unit with its words: «1 one», «2 few», «5 many», «более 1 of_one»."""

    code: str
    kind: Kind
    one: str
    few: str
    many: str
    of_one: str
    aliases: tuple[str, ...] = ()

    def words(self, value: Decimal | int, *, genitive: bool = False) -> str:
        """The words after `value`; `genitive` when the number itself stands in it («более 21 заявки»)."""
        plural = plural_of(value)
        if plural is Plural.OTHER or (genitive and plural is Plural.ONE):
            return self.of_one
        if plural is Plural.FEW and not genitive:
            return self.few
        return self.one if plural is Plural.ONE else self.many

    @property
    def spellings(self) -> frozenset[str]:
        """Every way the unit is written after a number."""
        return frozenset({self.one, self.few, self.many, self.of_one, *self.aliases} - {""})


def _count(code: str, one: str, few: str, many: str, of_one: str = "", aliases: tuple[str, ...] = ()) -> Unit:
    return Unit(code, Kind.COUNT, one, few, many, of_one or few, aliases)


def _symbol(code: str, kind: Kind, symbol: str, *aliases: str) -> Unit:
    return Unit(code, kind, symbol, symbol, symbol, symbol, aliases)


_PERSON_ALIASES = ("чел.", "физлиц", "физлица", "физлицо")
_NKO = (
    "некоммерческая организация",
    "некоммерческие организации",
    "некоммерческих организаций",
    "некоммерческой организации",
)
_SERVICE = ("оказание услуги", "оказания услуги", "оказаний услуги")
_ENTREPRENEUR = ("субъект МСП", "субъекта МСП", "субъектов МСП")
_SUPPORT_CASE = ("случай поддержки", "случая поддержки", "случаев поддержки")

_ALL = (
    _symbol("", Kind.PLAIN, ""),
    Unit("rub", Kind.MONEY, "рубль", "рубля", "рублей", "рубля", ("руб.", "р.", "₽")),
    _symbol("m2", Kind.AREA, "кв.\u00a0м", "м²", "м2"),
    _symbol("percent", Kind.PERCENT, "%", "процент", "процента", "процентов", "проц."),
    _count("organization", "организация", "организации", "организаций"),
    _count("nko", *_NKO, aliases=("НКО", "СОНКО", "СО НКО")),
    _count("association", "объединение", "объединения", "объединений"),
    _count("project", "проект", "проекта", "проектов"),
    _count("contract", "договор", "договора", "договоров"),
    _count("person", "человек", "человека", "человек", "человека", aliases=_PERSON_ALIASES),
    _count("service", *_SERVICE, aliases=("услуга", "услуги", "услуг")),
    _count("application", "заявка", "заявки", "заявок"),
    _count("event", "мероприятие", "мероприятия", "мероприятий"),
    _count("meeting", "заседание", "заседания", "заседаний"),
    _count("question", "вопрос", "вопроса", "вопросов"),
    _count("consultation", "консультация", "консультации", "консультаций"),
    _count("publication", "публикация", "публикации", "публикаций"),
    _count("seminar", "семинар", "семинара", "семинаров"),
    _count("webinar", "вебинар", "вебинара", "вебинаров"),
    _count("appeal", "обращение", "обращения", "обращений"),
    _count("contest", "конкурс", "конкурса", "конкурсов"),
    _count("grant", "грант", "гранта", "грантов"),
    _count("recipient", "получатель", "получателя", "получателей"),
    _count("winner", "победитель", "победителя", "победителей"),
    _count("participant", "участник", "участника", "участников"),
    _count("council", "совет", "совета", "советов"),
    _count("society", "общество", "общества", "обществ"),
    _count("institution", "учреждение", "учреждения", "учреждений"),
    _count("child", "ребёнок", "ребёнка", "детей", aliases=("ребенок", "ребенка")),
    _count("teenager", "подросток", "подростка", "подростков"),
    _count("representative", "представитель", "представителя", "представителей"),
    _count("entrepreneur", *_ENTREPRENEUR),
    _count("support_case", *_SUPPORT_CASE),
    _count("year", "год", "года", "лет"),
    _count("piece", "штука", "штуки", "штук", aliases=("шт.", "ед.", "единиц")),
)
UNITS: Final[Mapping[str, Unit]] = MappingProxyType({known.code: known for known in _ALL})


def unit(code: str) -> Unit:
    """The unit of a code; the empty code is the plain number. Raises KeyError that lists the known codes."""
    try:
        return UNITS[code]
    except KeyError:
        raise KeyError(f"unknown unit {code!r}; known: {', '.join(sorted(filter(None, UNITS)))}") from None


def scale_factor(scale: str) -> Decimal:
    """Base units in one unit of the scale. Raises KeyError that lists the known scales."""
    try:
        return SCALES[scale]
    except KeyError:
        raise KeyError(f"unknown scale {scale!r}; known: {', '.join(SCALES)}") from None
