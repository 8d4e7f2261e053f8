"""Made-up rows of the register, as long as those of real cities."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from portal.models import Municipality

BODIES = (
    "Автономная некоммерческая организация",
    "Местная общественная организация",
    "Благотворительный фонд",
    "Региональное отделение Общероссийской общественной организации",
    "Частное учреждение дополнительного образования",
)
PURPOSES = (
    "содействия социальной адаптации инвалидов и семей с детьми с ограниченными возможностями здоровья",
    "поддержки ветеранов войны, труда, Вооружённых Сил и правоохранительных органов",
    "развития физкультурно-оздоровительного и спортивного движения",
    "сохранения национально-культурных традиций коренных малочисленных народов",
    "«Центр комплексной реабилитации и социально-психологической помощи населению»",
)
NAMES = ("«Надежда»", "«Родник»", "«Вместе ради детей»", "«Сибирский характер»")
STREETS = ("Весенняя", "Дзержинского", "Красноармейская", "50 лет Октября", "Ноградская")
KINDS = (
    "деятельность в области здравоохранения и спорта",
    "социальное обслуживание, социальная поддержка и защита граждан",
    "содействие благотворительности и добровольчеству",
    "деятельность в области образования, просвещения, науки, культуры, искусства",
    "охрана окружающей среды и защита животных",
)
FORMS = ("финансовая (субсидия)", "имущественная (безвозмездное пользование)", "консультационная")
VIOLATION = "12.03.2024 нецелевое использование: оплачены расходы не по смете (устранено 01.06.2024)"


def city() -> Municipality:
    return Municipality(slug="bench", name="Город", administration="Администрация города")


def title_lines() -> list[str]:
    return ["Реестр получателей поддержки", "Администрация города", "По состоянию на 21 ноября 2026 года"]


def register_rows(count: int) -> list[tuple[str, ...]]:
    """The same rows each time."""
    chance = random.Random(count)
    return [tuple(_cells(number, chance)) for number in range(1, count + 1)]


def _cells(number: int, chance: random.Random) -> Iterator[str]:
    decided = date(2019, 1, 10) + timedelta(days=number % 2000)
    yield f"№\u00a0{number} от\u00a0{decided + timedelta(days=3):%d.%m.%Y}"
    yield f"{decided:%d.%m.%Y}"
    yield f"{chance.choice(BODIES)} {chance.choice(PURPOSES)} {chance.choice(NAMES)}"
    yield (
        f"6500{number % 90 + 10}, Кемеровская область – Кузбасс, г.\u00a0Кемерово, "
        f"ул.\u00a0{chance.choice(STREETS)}, д.\u00a0{number % 200 + 1}, оф.\u00a0{number % 7 + 1}"
    )
    yield f"10242{number:08}"
    yield f"42{number:08}"
    yield "; ".join(chance.sample(KINDS, chance.choice((1, 1, 2, 3))))
    yield chance.choice(FORMS)
    yield chance.choice((f"{number % 900 + 10}\u00a0000,00\u00a0руб.", f"{number % 300 + 20},5\u00a0м²"))
    yield f"с\u00a0{decided:%d.%m.%Y} по\u00a0{decided + timedelta(days=1095):%d.%m.%Y}"
    yield VIOLATION if number % 20 == 0 else "–"
