"""Each step is told by e-mail to who is concerned, and never to who took it."""

from __future__ import annotations

import re

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from portal.lib.numbers import NBSP
from portal.models import User
from reports.actions.agreement import version_with_blocks
from reports.letters.notices import tell_assigned, tell_handed
from reports.models import DecisionKind, FindingDecision, Section
from reports.templatetags.report_words import named
from tests.people import make_person, signed_in
from tests.reports.agreement.world import World

pytestmark = pytest.mark.usefixtures("tasks_at_once")
ROOT = "http://testserver"
LEADERS = {"administrator", "coordinator"}


def to(mails: list[EmailMessage]) -> set[str]:
    assert all(len(mail.to) == 1 for mail in mails), "nobody sees the others' addresses"
    return {mail.to[0].partition("@")[0] for mail in mails}


def press(world: World, who: User, action: str, remark: str = "") -> None:
    fields = {"action": action, "remark": remark, "version": version_with_blocks(world.now())}
    assert signed_in(who).post(world.at_section("section-agree"), fields).status_code == 302


@pytest.mark.parametrize(
    ("state", "action", "who", "told", "subject"),
    [
        ("draft", "hand_in", "specialist", LEADERS, "Сдан раздел «Деньги»"),
        ("submitted", "take_back", "specialist", LEADERS, "Раздел «Деньги» взят назад"),
        ("draft", "hand_in", "coordinator", {"administrator"}, "Сдан раздел «Деньги»"),
        ("submitted", "return", "coordinator", {"specialist"}, "Раздел «Деньги» вернули на доработку"),
        ("submitted", "accept", "coordinator", {"specialist"}, "Раздел «Деньги» принят"),
        ("accepted", "reopen", "administrator", {"specialist"}, "Раздел «Деньги» снова в работе"),
    ],
)
def test_who_hears_of_a_step(
    world: World,
    mailoutbox: list[EmailMessage],
    state: str,
    action: str,
    who: str,
    told: set[str],
    subject: str,
) -> None:
    world.put(state)
    press(world, world.person(who), action, remark="Добавьте <суммы> & даты")
    assert to(mailoutbox) == told
    assert {mail.subject for mail in mailoutbox} == {subject}
    link = f"{ROOT}{world.url('report-builder')}?section={world.section.pk}"
    assert all(link in mail.body for mail in mailoutbox)
    if action in ("return", "reopen"):
        assert "Добавьте <суммы> & даты" in mailoutbox[0].body


def test_a_letter_reads_well(world: World, mailoutbox: list[EmailMessage]) -> None:
    User.objects.filter(pk=world.people.specialist.pk).update(first_name="Пётр")
    User.objects.filter(pk=world.people.coordinator.pk).update(first_name="Ольга", last_name="Сводная")
    world.people.coordinator.refresh_from_db()
    world.put("submitted")
    press(world, world.people.coordinator, "return", remark="Добавьте суммы")
    [mail] = mailoutbox
    assert re.sub(r"\n{2,}", "\n", mail.body.replace(NBSP, " ")) == (
        "Здравствуйте, Пётр!\n"
        "Ольга Сводная просит поправить:\n"
        "Добавьте суммы\n"
        f"{named(world.report).replace(NBSP, ' ')}\n"
        "Деньги\n"
        f"{ROOT}{world.url('report-builder')}?section={world.section.pk}\n"
        "Поправьте и сдайте раздел снова.\n"
    )
    assert "\n\n\n" not in mail.body


def test_who_cannot_read_or_write_is_not_written_to(world: World, mailoutbox: list[EmailMessage]) -> None:
    city, department = world.report.municipality, world.department
    User.objects.filter(pk=world.people.specialist.pk).update(email="")
    former = make_person("former", "specialist", city, department)
    User.objects.filter(pk=former.pk).update(is_active=False, email="former@example.ru")
    make_person("reader", "auditor", city, department)
    User.objects.filter(username="reader").update(email="reader@example.ru")
    world.put("submitted")
    press(world, world.people.coordinator, "accept")
    assert mailoutbox == []


def test_without_mail_everything_goes_on(
    world: World, mailoutbox: list[EmailMessage], settings: Settings
) -> None:
    settings.SENDS_MAIL = False
    press(world, world.people.specialist, "hand_in")
    assert world.now().state == "submitted"
    assert mailoutbox == []


def test_what_is_given_out_is_told_once_a_person(world: World, mailoutbox: list[EmailMessage]) -> None:
    Section.objects.filter(pk=world.other.pk).update(department=world.department, title="Спорт\nи отдых")
    tell_assigned(Section.objects.order_by("pk"), by=world.people.coordinator, root=ROOT)
    [mail] = mailoutbox
    assert mail.to == ["specialist@example.ru"]
    assert mail.subject.replace("\xa0", " ") == "Вам поручили 2 раздела отчёта"
    assert mail.body.count("?section=") == 2


def test_a_name_with_line_breaks_makes_no_header(world: World, mailoutbox: list[EmailMessage]) -> None:
    Section.objects.filter(pk=world.section.pk).update(title="Деньги\nBcc: all@example.ru", state="submitted")
    press(world, world.people.coordinator, "accept")
    [mail] = mailoutbox
    assert mail.subject == "Раздел «Деньги Bcc: all@example.ru» принят"
    assert mail.to == ["specialist@example.ru"]


def comment(world: World, who: User, text: str, **given: object) -> None:
    address = world.at_section("comment-add")
    assert signed_in(who).post(address, {"text": text, **given}).status_code == 302


@pytest.mark.parametrize(
    ("who", "told"),
    [("coordinator", {"specialist"}), ("colleague", {"specialist"}), ("specialist", LEADERS)],
)
def test_who_hears_of_a_comment(
    world: World, mailoutbox: list[EmailMessage], who: str, told: set[str]
) -> None:
    comment(world, world.person(who), "Откуда сумма?")
    assert to(mailoutbox) == told
    assert "Откуда сумма?" in mailoutbox[0].body
    assert f"{ROOT}{world.at_section('report-talk')}" in mailoutbox[0].body


def test_everybody_in_a_thread_hears_of_an_answer(world: World, mailoutbox: list[EmailMessage]) -> None:
    comment(world, world.colleague, "Откуда сумма?")
    first = world.section.comments.get()
    mailoutbox.clear()
    comment(world, world.people.specialist, "Из актов.", answers=first.pk)
    assert to(mailoutbox) == {"colleague", *LEADERS}
    assert mailoutbox[0].subject == "Ответ в обсуждении раздела «Деньги»"


def test_a_letter_about_a_number_names_it_and_leads_to_its_thread(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    block = world.section.blocks.get(type="table")
    comment(world, world.people.coordinator, "Откуда?", block=block.pk, place="table:contests/total/amount")
    first = world.section.comments.get()
    [mail] = mailoutbox
    assert "строка «Итого по всем конкурсам»" in mail.body.replace(NBSP, " ")
    link = f"{world.at_section('report-talk')}?block={block.pk}&place=table%3Acontests%2Ftotal%2Famount"
    assert f"{ROOT}{link}#comment-{first.pk}\n" in mail.body
    page = signed_in(world.people.specialist).get(link).text
    assert f'id="comment-{first.pk}"' in page


def test_that_a_thread_is_settled_is_told_to_those_in_it_once(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    comment(world, world.colleague, "Откуда сумма?")
    comment(world, world.people.specialist, "Из актов.", answers=world.section.comments.get().pk)
    mailoutbox.clear()
    first = world.section.comments.get(answers=None)
    for settled in ("1", "1", "0"):
        client = signed_in(world.people.specialist)
        client.post(world.url("comment-settle", first.pk), {"settled": settled})
    assert [mail.subject for mail in mailoutbox] == [
        "Улажено обсуждение раздела «Деньги»",
        "Снова открыто обсуждение раздела «Деньги»",
    ]
    assert to(mailoutbox) == {"colleague"}


def test_a_question_about_nobodys_section_is_for_who_leads(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    world.put("draft", department=None)
    comment(world, world.people.specialist, "Чей раздел?")
    assert to(mailoutbox) == LEADERS


def test_a_finding_that_was_handed_is_told_to_its_department(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    decision = FindingDecision.objects.create(
        report=world.report,
        check_code="sum",
        digest="d",
        place="report:",
        message="Итог не равен сумме строк",
        kind=DecisionKind.HANDED,
        reason="Сверьте с актами",
        department=world.department,
        decided_by=world.people.coordinator,
    )
    tell_handed(decision, by=world.people.coordinator, root=ROOT)
    [mail] = mailoutbox
    assert mail.to == ["specialist@example.ru"]
    assert "Итог не равен сумме строк" in mail.body
    assert "Сверьте с актами" in mail.body
