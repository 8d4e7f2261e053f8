"""The builder's sheet is what will be printed: its lines break where those of the PDF do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.builder import build
from reports.models import PlanItem, Report, Section
from reports.renderers import pdf
from tests.journeys.conftest import OpenAt
from tests.journeys.test_builder_keyboard import open_section
from tests.journeys.test_grid import in_database
from tests.people import make_people
from tests.reports.records import add_section, make_plan, make_report, table_block
from tests.reports.rendered import pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = (
    "Администрация города поддерживает общественные объединения, благотворительные фонды и автономные организации: "
    "предоставляет помещения, проводит семинары, консультирует при подготовке заявок и договоров. "
)
TEXT = f"<p>{WORDS * 3}</p><p>{WORDS[60:] * 2}</p><ul><li>{WORDS}</li></ul>"
LINES = """() => [...document.querySelectorAll(".paper .block-body :is(p, li)")].flatMap((each) => {
  const lines = [];
  const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
  let bottom = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && (bottom === null || box.bottom > bottom + 8)) {
        lines.push("");
        bottom = box.bottom;
      }
      if (lines.length) lines[lines.length - 1] += node.data[at];
    }
  }
  return lines;
})"""


@pytest.fixture
def report(transactional_db: None) -> Report:
    make_people()
    report = make_report(plan=make_plan(("first", "sport")))
    add_section(report, "preamble", TEXT)
    item = PlanItem.objects.get()
    add_section(report, "measure", TEXT, table_block("contests"), "<p>После таблицы.</p>", plan_item=item)
    return report


def test_the_lines_of_the_sheet_are_those_of_the_pdf(report: Report, open_at: OpenAt) -> None:
    page = open_at(1280)
    open_section(page, section_of(report, "preamble"))
    lines = lines_of(page)
    printed = in_database(lambda: printed_lines(report))
    others = [line for line in lines if line not in printed]
    assert len(others) <= len(lines) / 5, (
        "a word at the very edge may fall either way: two programs lay the letters"
    )
    assert len(lines) > 10, "the words fill several lines"


def test_a_measure_with_the_whole_width_is_the_row_that_it_will_be(report: Report, open_at: OpenAt) -> None:
    page = open_at(1280)
    open_section(page, section_of(report, "measure"))
    assert page.get_by_text("Результаты исполнения мероприятия").is_hidden()
    press_width(page, "Лист во всю ширину")
    page.get_by_text("Результаты исполнения мероприятия").wait_for()
    rows = page.locator(".measure-row")
    assert rows.count() == 2, "the table stands between two rows"
    number, name, term, result = (left_of(page, css) for css in ROW)
    assert number < name < term < result
    assert page.locator(".paper .table-frame").bounding_box()["width"] > 1100  # type: ignore[index]
    page.reload()
    page.get_by_text("Результаты исполнения мероприятия").wait_for()
    page.locator("[data-type=text]").first.focus()
    page.locator("[data-type=text] [data-settings]").first.focus()
    page.keyboard.press("Enter")
    page.locator("#pane [data-pane=settings]").wait_for()
    assert page.get_by_text("Результаты исполнения мероприятия").is_hidden()
    press_width(page, "Лист во всю ширину")
    page.locator("[data-type=text] [data-discuss]").first.focus()
    page.keyboard.press("Enter")
    page.locator("#pane [data-talk]").get_by_role("textbox").wait_for()


ROW = (
    ".measure-row h2 span:first-child",
    ".measure-row h2 span:last-child",
    ".section-term",
    ".measure-result [data-block]",
)


def left_of(page: Page, css: str) -> float:
    box = page.locator(css).first.bounding_box()
    assert box is not None
    return box["x"]


def section_of(report: Report, code: str) -> Section:
    return in_database(lambda: report.sections.get(code=code))


def press_width(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).focus()
    page.keyboard.press("Enter")


def printed_lines(report: Report) -> set[str]:
    pages = pages_of(pdf.render(build(report).document))
    return {squeezed(line) for page in pages for line in page.splitlines()}


def lines_of(page: Page) -> list[str]:
    return [squeezed(line) for line in page.evaluate(LINES)]


def squeezed(line: str) -> str:
    """Letters alone: a PDF writes the gaps of a justified line in its own way, and a list its dots."""
    return "".join(line.split()).lstrip("•")
