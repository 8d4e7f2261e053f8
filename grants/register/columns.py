"""The columns of the register, once for the page and every file (приказ Минэкономразвития от 17.05.2011 № 223)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from grants.models import Support, Violation
from grants.models.dimensions import SupportKind
from grants.register.as_of import Row
from portal.lib.dates import format_date, format_date_long
from portal.lib.numbers import DASH, format_quantity
from portal.lib.quantities import Quantity
from portal.lib.typography import nbsp
from portal.models import Municipality

TITLE = "Реестр социально ориентированных некоммерческих организаций — получателей поддержки"


@dataclass(frozen=True)
class Column:
    """``title`` is the heading of the order, ``label`` the short one of a narrow screen.

    ``text`` writes the cell in words; ``day`` and ``size`` give what is in it as a value, where it holds just that.
    """

    title: str
    label: str
    text: Callable[[Row], str]
    day: Callable[[Row], datetime.date | None] = lambda row: None
    size: Callable[[Row], Quantity | None] = lambda row: None


def _entry(row: Row) -> str:
    return f"№ {row.number} от {format_date(row.entered_on)}"


def _decision(row: Row) -> str:
    decided = format_date(row.support.decided_on) if row.support.decided_on else ""
    if row.stopped_on is None:
        return decided
    return "; ".join(filter(None, (decided, f"прекращена {format_date(row.stopped_on)}")))


def _recipient(row: Row) -> str:
    """The full name with the short one; of a head or other people nothing is told."""
    organization = row.organization
    if organization is None:
        return row.support.recipients_group
    is_short = organization.short_name and organization.short_name != organization.name
    return f"{organization.name} ({organization.short_name})" if is_short else organization.name


def _form(row: Row) -> str:
    support = row.support
    closer = support.get_money_form_display() if support.money_form else support.get_tenure_display()
    kind = support.get_kind_display()
    return f"{kind} ({closer})" if closer else kind


def size_of(support: Support) -> Quantity:
    """Money, area or services: whichever this kind of support is measured in."""
    if support.kind == SupportKind.FINANCIAL:
        return support.amount if support.amount.is_known else support.paid
    return support.area if support.kind == SupportKind.PROPERTY else support.services


def _term(row: Row) -> str:
    """Of property the term of its contract; of other support the year in which it is given."""
    begins, ends = row.support.term_from, row.support.term_to
    if not (begins or ends):
        return f"{row.support.year} год" if row.support.kind != SupportKind.PROPERTY else ""
    words = (("с", begins), ("по", ends))
    return " ".join(f"{word} {format_date(day)}" for word, day in words if day)


def _violations(row: Row) -> str:
    return "; ".join(map(_violation, row.violations)) or DASH


def _violation(violation: Violation) -> str:
    misuse = "нецелевое использование: " if violation.is_misuse else ""
    settled = f" (устранено {format_date(violation.settled_on)})" if violation.settled_on else ""
    return f"{format_date(violation.found_on)} {misuse}{violation.text}{settled}"


COLUMNS: tuple[Column, ...] = (
    Column(
        "Номер реестровой записи и дата включения сведений в реестр",
        "Запись",
        _entry,
        day=lambda row: row.entered_on,
    ),
    Column(
        "Дата принятия решения об оказании или о прекращении оказания поддержки",
        "Решение",
        _decision,
        day=lambda row: row.support.decided_on,
    ),
    Column(
        "Наименование постоянно действующего органа некоммерческой организации — получателя поддержки",
        "Получатель",
        _recipient,
    ),
    Column(
        "Почтовый адрес (местонахождение) постоянно действующего органа",
        "Адрес",
        lambda row: row.organization.address if row.organization else "",
    ),
    Column(
        "Основной государственный регистрационный номер (ОГРН)",
        "ОГРН",
        lambda row: row.organization.ogrn if row.organization else "",
    ),
    Column(
        "Идентификационный номер налогоплательщика (ИНН)",
        "ИНН",
        lambda row: row.organization.inn if row.organization else "",
    ),
    Column("Виды деятельности получателя", "Деятельность", lambda row: "; ".join(row.kinds)),
    Column("Форма поддержки", "Форма", _form),
    Column(
        "Размер поддержки",
        "Размер",
        lambda row: format_quantity(size_of(row.support)),
        size=lambda row: size_of(row.support),
    ),
    Column("Срок оказания поддержки", "Срок", _term),
    Column(
        "Информация (если имеется) о нарушениях, допущенных получателем, в том числе о нецелевом "
        "использовании средств и имущества",
        "Нарушения",
        _violations,
    ),
)


def texts(row: Row) -> tuple[str, ...]:
    """The eleven cells in words."""
    return tuple(nbsp(column.text(row)) for column in COLUMNS)


def title_lines(
    city: Municipality, day: datetime.date, year: int | None = None, words: str = ""
) -> list[str]:
    """What stands above the printed register: its name, who keeps it, why, of which day, of which part."""
    parts = [f"решения {year} года" if year else "", f"по словам «{words}»" if words else ""]
    chosen = ", ".join(filter(None, parts))
    return [
        TITLE,
        city.administration,
        *filter(None, [city.register_basis]),
        f"По состоянию на {format_date_long(day)}" + (f"; выбраны {chosen}" if chosen else ""),
    ]
