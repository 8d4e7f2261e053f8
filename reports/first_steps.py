"""The first steps of a city that has nothing but a name: shown until all are done, to those who can do them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model

from ngo_registry.models import Organization
from portal.models import Department, User
from portal.workspace.desk import Desk
from portal.workspace.panels import Entry
from reports.models import Report

Step = tuple[str, str, str, type[Model]]


def first_steps(desk: Desk) -> list[Entry]:
    """Every step with whether it is done; nothing once all are, or for who may do none of them."""
    steps = [step for step in _steps(desk) if desk.may_add(step[3])]
    done = [_is_done(desk, model) for *_, model in steps]
    return [] if all(done) else [_entry(step, is_done) for step, is_done in zip(steps, done, strict=True)]


def _steps(desk: Desk) -> Iterator[Step]:
    yield (
        "Заведите подразделения",
        desk.url("new", "departments"),
        "Управления и отделы, которые будут вносить сведения.",
        Department,
    )
    yield (
        "Пригласите сотрудников",
        desk.url("new", "people"),
        "Каждому уйдёт ссылка, по которой он задаст пароль.",
        User,
    )
    yield (
        "Загрузите организации",
        desk.url("import-start", "organizations"),
        "Подойдёт любая таблица Excel с названиями; можно и внести по одной.",
        Organization,
    )
    yield (
        "Выберите форму отчёта",
        desk.url("report-new"),
        "Из неё получится первый отчёт города: разделы, таблицы, подсказки.",
        Report,
    )


def _is_done(desk: Desk, model: type[Model]) -> bool:
    """The person who set the city up does not count as its people."""
    records = desk.records(model)
    return records.exclude(pk=desk.user.pk).exists() if model is User else records.exists()


def _entry(step: Step, is_done: bool) -> Entry:
    title, url, note, _ = step
    return Entry(title, url, note, "сделано" if is_done else "", "ok" if is_done else "")
