"""manage.py remind: who is near the day or past it hears of it, once a day."""

from __future__ import annotations

import datetime

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_django import Settings

from reports.models import Edition, Section
from reports.templatetags.report_words import named
from tests.people import make_people
from tests.reports.agreement.world import World, make_world
from tests.reports.commands.calls import call


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return make_world(make_people())


def due(section: Section, days: int) -> None:
    day = timezone.localdate() + datetime.timedelta(days=days)
    Section.objects.filter(pk=section.pk).update(due_on=day)


def test_only_what_is_near_or_late_and_not_handed_in(world: World, mailoutbox: list[EmailMessage]) -> None:
    due(world.section, 3)
    due(world.other, 4)
    assert call("remind", "--root", "https://nko.example.ru/").code == 0
    [mail] = mailoutbox
    assert mail.to == ["specialist@example.ru"]
    assert f"https://nko.example.ru{world.url('report-builder')}?section={world.section.pk}" in mail.body
    assert call("remind", "--days", 4).output.count("Писем: 1, разделов: 1.") == 1
    assert mailoutbox[1].to == ["colleague@example.ru"]


def test_the_letter_says_which_report_how_far_and_how_late(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    world.put("returned")
    due(world.section, -2)
    Section.objects.filter(pk=world.other.pk).update(department=world.department)
    due(world.other, 0)
    call("remind")
    [mail] = mailoutbox
    body, day = mail.body.replace("\xa0", " "), timezone.localdate() - datetime.timedelta(days=2)
    assert mail.subject.replace("\xa0", " ") == "Пора сдать 2 раздела отчёта, просрочено: 1"
    assert f"Деньги\nВозвращён, срок был {day:%d.%m.%Y}, просрочен на 2 дня\nhttp" in body
    assert "Спорт\nНе начат, срок сегодня\nhttp" in body
    assert body.count(named(world.report).replace("\xa0", " ")) == 1


@pytest.mark.parametrize(
    ("state", "letters"), [("draft", 1), ("returned", 1), ("submitted", 0), ("accepted", 0)]
)
def test_by_state(world: World, mailoutbox: list[EmailMessage], state: str, letters: int) -> None:
    due(world.section, -100)
    world.put(state)
    call("remind")
    assert len(mailoutbox) == letters


def test_once_a_day_and_again_tomorrow(
    world: World, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    due(world.section, 0)
    call("remind")
    assert "Сегодня об этом уже напоминали. Разделов: 1." in call("remind").output
    assert len(mailoutbox) == 1
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: tomorrow)
    call("remind")
    assert len(mailoutbox) == 2


def test_a_published_report_is_past_reminding(world: World, mailoutbox: list[EmailMessage]) -> None:
    due(world.section, -1)
    edition = Edition.objects.create(
        report=world.report, number=1, title="Отчёт", sha256="0" * 64, published_at=timezone.now()
    )
    call("remind")
    assert mailoutbox == []
    edition.withdrawn_at, edition.withdrawn_because = timezone.now(), "Ошибка"
    edition.withdrawn_by = world.people.coordinator
    edition.save()
    call("remind")
    assert len(mailoutbox) == 1


def test_nothing_to_say_is_said(world: World) -> None:
    assert "Напоминать не о чем." in call("remind").output


@pytest.mark.parametrize("days", [-1, 366])
def test_days_that_make_no_sense(world: World, days: int) -> None:
    assert "от 0 до 365" in call("remind", "--days", days).errors


def test_production_without_an_address_asks_for_one(world: World, settings: Settings) -> None:
    settings.PRODUCTION, settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS = True, ["*"], []
    assert "--root https://" in call("remind").errors
    settings.ALLOWED_HOSTS = ["nko.example.ru"]
    assert call("remind").code == 0
