"""The shape of a report, with tables of every making and a picture in it, becomes a report of another city."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from portal.models import Attachment
from reports.models import Block, Report, SavedForm, Section
from tests.pages.reading import words_of
from tests.people import People, make_city, make_people, signed_in
from tests.reports.builder.shapes import blocks_of
from tests.reports.records import (
    add_section,
    chart_block,
    make_programme,
    make_report,
    make_support,
    table_block,
)

pytestmark = pytest.mark.django_db

OWN = {
    "columns": [{"title": "Направление"}, {"title": "Сумма", "kind": "number"}],
    "rows": [{"cells": ["Спорт", "12"]}, {"cells": ["Итого", "=СУММ(B1:B1)"]}],
}
CROSS = {"dataset": "support", "rows": "programme", "measures": [{"measure": "amount"}]}


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def section(people: People) -> Section:
    make_support("one", programme=make_programme("sport"), amount="100 тыс", recipients="1")
    return add_section(
        make_report(title="Отчёт за 2023 год"),
        "own",
        {"type": "heading", "settings": {"text": "Итоги 2023 года"}},
        "<p>Наш текст</p>",
        {"type": "own_table", "settings": OWN},
        {"type": "cross", "settings": CROSS},
        table_block("programme_recipients", programme="sport"),
        table_block("organizations_list"),
        chart_block("financing_by_programme", value="amount"),
        {"type": "indicators_years", "settings": {}},
        {"type": "orientation", "settings": {"landscape": True}},
        {"type": "page_break"},
        {"type": "signature"},
        {"type": "appendix", "settings": {"mark": "Приложение 2"}},
        title="Поддержка",
    )


def with_picture(people: People, section: Section) -> None:
    made = BytesIO()
    Pillow.new("RGB", (40, 30), "#0b5a76").save(made, "PNG")
    where = f"/workspace/kemerovo/reports/{section.report_id}/sections/{section.pk}/blocks/new/"
    given = {"type": "image", "settings-alt": "Наш парк", "settings-width": "50"}
    file = SimpleUploadedFile("park.png", made.getvalue())
    assert signed_in(people.coordinator).post(where, {**given, "settings-file": file}).status_code == 302


def opened_elsewhere(people: People, section: Section) -> Report:
    """Saved by the one coordinator, opened by the other, each through the pages."""
    saving = f"/workspace/kemerovo/reports/{section.report_id}/save-form/"
    given = {"title": "Поддержка", "about": "", "is_shared": "on"}
    assert signed_in(people.coordinator).post(saving, given).status_code == 302
    opening = {"form": SavedForm.objects.get().code, "year": "2025", "title": ""}
    assert signed_in(people.stranger).post("/workspace/kogalym/reports/new/", opening).status_code == 302
    return Report.objects.get(municipality=make_city("kogalym"))


def test_blocks_come_in_their_order_and_set_up_without_what_is_of_the_first_city(
    people: People, section: Section
) -> None:
    with_picture(people, section)
    report = opened_elsewhere(people, section)
    there = {block.type: block for block in blocks_of(report.sections.get())}
    assert [*there] == list(dict.fromkeys(block.type for block in blocks_of(section)))
    assert there["heading"].settings["text"] == "Итоги 2025 года"
    assert there["text"].text == ""
    assert [row["cells"] for row in there["own_table"].settings["rows"]] == [
        ["Спорт", ""],
        ["Итого", "=СУММ(B1:B1)"],
    ]
    assert there["cross"].settings == CROSS
    assert there["image"].settings == {"width": 50}
    assert Attachment.objects.count() == 1


def test_each_block_opens_and_says_what_is_still_wanted(people: People, section: Section) -> None:
    with_picture(people, section)
    report = opened_elsewhere(people, section)
    client = signed_in(people.stranger)
    base = f"/workspace/kogalym/reports/{report.pk}"
    page = client.get(f"{base}/").text
    assert "Наш текст" not in page
    assert "Наш парк" not in page
    blocks = list(Block.objects.filter(section__report=report))
    for block in blocks:
        assert f'id="block-{block.pk}"' in page
        settings = client.get(f"{base}/blocks/{block.pk}/settings/", headers={"HX-Request": "true"})
        assert settings.status_code == 200, block.type
    findings = words_of(client.get(f"{base}/findings/", headers={"HX-Request": "true"}))
    assert "Картинка не выбрана" in findings
    assert "«sport» у города нет" in findings
    for title in ("Картинка", "Таблица", "Показатели по годам"):
        assert f"блок «{title}»" in findings
    assert "Откройте настройки блока" in findings
    assert "programme_recipients" not in findings
