"""What can be compared: figures that mean the same in every city and in every year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reports.document import Style


@dataclass(frozen=True)
class Measure:
    """``code`` stands in addresses. ``column`` names the column of the table of money whose total is the same thing."""

    code: str
    title: str
    figure: str
    params: dict[str, Any] = field(default_factory=dict)
    style: Style = field(default_factory=lambda: Style(with_unit=False))
    unit: str = ""
    column: str = ""


MONEY = Style(scale="тыс.", decimals=1, with_unit=False)
FINANCIAL = {"kind": "financial"}
THOUSANDS = "тыс. рублей"

MEASURES = (
    Measure("organizations", "Организации", "organizations.count"),
    Measure(
        "money",
        "Деньги организациям из бюджета города",
        "support.amount",
        FINANCIAL,
        MONEY,
        THOUSANDS,
        "amount",
    ),
    Measure("recipients", "Получатели денег", "support.recipients", FINANCIAL, column="recipients"),
    Measure("contracts", "Договоры о помещениях", "property.contracts"),
    Measure("area", "Площадь переданных помещений", "property.area", unit="м²"),
    Measure(
        "consultations", "Консультации", "support.services", {"kind": "consulting", "unit": "consultation"}
    ),
    Measure("applicants", "Участники конкурсов", "contests.applicants"),
    Measure("winners", "Победители конкурсов", "contests.winners"),
    Measure("contests", "Выделено по итогам конкурсов", "contests.amount", {}, MONEY, THOUSANDS),
    Measure(
        "federal",
        "В том числе на всероссийских конкурсах",
        "contests.amount",
        {"level": "federal"},
        MONEY,
        THOUSANDS,
    ),
    Measure("councils", "Общественные советы", "councils.count"),
    Measure("meetings", "Заседания советов", "meetings.count"),
)
