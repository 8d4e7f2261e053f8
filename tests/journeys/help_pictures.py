"""The pictures of the guide: what each shows, of which page, in whose eyes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK = "/workspace/kemerovo"
REPORT = f"{DESK}/reports/{{report}}"
SITE = "/kemerovo"
LATER, DAY = "14 апреля 2024", "15.03.2024"
SOUGHT = "Получатели"


@dataclass(frozen=True)
class Picture:
    """``address`` names records in braces; ``part`` is a selector of what is shown, cut at ``height`` pixels;
    ``width`` is that of the window.

    ``frozen`` puts words in place of what is another every day: selector → words, for each element found.
    The day of the test itself is replaced everywhere.
    """

    name: str
    address: str
    part: str = "main"
    who: str = ""
    height: int = 600
    width: int = 1000
    steps: Callable[[Page], None] | None = None
    frozen: Mapping[str, str] = field(default_factory=dict)


def search_with_a_mistake(page: Page) -> None:
    page.locator("main [name=q]").fill("ветернов")
    page.keyboard.press("Enter")
    page.get_by_text("показываем по запросу").wait_for()


def open_the_settings(page: Page) -> None:
    page.get_by_text("Настройки чтения").first.click()


def say_what_is_wrong(page: Page) -> None:
    page.get_by_label("адрес и контакты").check()
    page.get_by_label("Как на самом деле").fill(
        "Мы переехали на улицу Весеннюю, дом 5. Так написано в ЕГРЮЛ."
    )


def type_a_sum(page: Page) -> None:
    page.locator("[name=amount]").fill("1 397,2 тыс")
    page.keyboard.press("Tab")
    page.get_by_text("1 397 200 рублей").wait_for()


def answer(page: Page) -> None:
    page.get_by_label("Исправили").check()
    page.locator("[name=answer]").fill("Спасибо! Адрес исправлен по выписке из ЕГРЮЛ.")


def make_the_window_high(page: Page) -> None:
    """The total stays at its lower edge."""
    page.set_viewport_size({"width": 1000, "height": 980})


def look_for_a_figure(page: Page) -> None:
    """In the text of a section, at its end."""
    page.locator("[data-type=text]").first.focus()
    page.locator("[data-type=text] a[data-edit]").first.focus()
    page.keyboard.press("Enter")
    page.locator("[data-rich]").focus()
    page.keyboard.press("Control+End")
    page.get_by_role("button", name="Вставить показатель").first.click()
    page.locator("[data-picker] [data-query]").wait_for()
    with page.expect_response(lambda answer: parse_qs(urlsplit(answer.url).query).get("q") == [SOUGHT]):
        page.keyboard.type(SOUGHT)
    page.get_by_role("option", name=SOUGHT).first.wait_for()


def fold_the_remark_out(page: Page) -> None:
    page.locator("#agreement summary").first.click()
    page.get_by_label("Что поправить").fill("Проверьте площадь помещений: в договорах 11 332,7 м².")


def fill_in_the_person(page: Page) -> None:
    page.locator("[name=last_name]").fill("Исполнителева")
    page.locator("[name=first_name]").fill("Вера Павловна")
    page.locator("[name=email]").fill("v.ispolniteleva@example.ru")
    page.locator("[name=role]").select_option("specialist")


PICTURES = (
    Picture("search-mistake", f"{SITE}/organizations/", steps=search_with_a_mistake),
    Picture("organization", f"{SITE}/organizations/{{organization}}/", height=690),
    Picture("claim", f"{SITE}/organizations/{{organization}}/claim/", steps=say_what_is_wrong, height=960),
    Picture("recipients", f"{SITE}/recipients/", height=620, frozen={"main [type=date]": DAY}),
    Picture("support", f"{SITE}/support/", height=620),
    Picture("contests", f"{SITE}/contests/", height=620),
    Picture("report", "/kogalym/reports/2023/kogalym_support/", "article.sheets", height=620),
    Picture(
        "number",
        f"{SITE}/reports/2023/kemerovo_plan/number/?place=figure:support.amount%3Fkind%3Dfinancial",
        height=640,
    ),
    Picture("reading", f"{SITE}/organizations/", part="body", height=560, steps=open_the_settings),
    Picture("sign-in", "/account/login/", height=480),
    Picture("tasks", f"{DESK}/", part="body", who="coordinator", height=620),
    Picture(
        "support-form", f"{DESK}/support/new/?kind=financial", who="coordinator", steps=type_a_sum, height=980
    ),
    Picture(
        "grid",
        f"{DESK}/support/grid/financial/?programme={{programme}}&year=2023",
        "body",
        "coordinator",
        980,
        steps=make_the_window_high,
    ),
    Picture("import-columns", f"{DESK}/imports/{{loaded}}/columns/", "form.mapping-form", "coordinator", 560),
    Picture(
        "import-preview",
        f"{DESK}/imports/{{checked}}/",
        who="coordinator",
        frozen={"main .meta span:nth-child(4)": "15 марта 2024, 10:00"},
    ),
    Picture(
        "recipients-clock",
        f"{DESK}/recipients/",
        who="coordinator",
        height=620,
        frozen={
            "td[data-label=Решение] time": "14.03.2024",
            "td[data-label='Внести до'] time": "19.03.2024",
            "td[data-label=Осталось] .tag": "2 рабочих дня",
        },
    ),
    Picture(
        "claim-answer",
        f"{DESK}/claims/{{claim}}/",
        who="coordinator",
        height=700,
        steps=answer,
        frozen={"main .facts div:nth-child(2) dd": LATER},
    ),
    Picture("builder", f"{REPORT}/?section={{section}}", "body", "coordinator", 520, 1280),
    Picture(
        "text-editor",
        f"{REPORT}/?section={{section}}",
        "[data-picker]",
        "coordinator",
        steps=look_for_a_figure,
    ),
    Picture("new-block", f"{REPORT}/sections/{{section}}/blocks/new/?after=0", who="coordinator", height=640),
    Picture(
        "agreement",
        f"{REPORT}/?section={{section}}",
        ".builder-pane",
        "coordinator",
        420,
        steps=fold_the_remark_out,
    ),
    Picture("board", f"{REPORT}/board/", "table.board-counts", "coordinator", 720),
    Picture("findings", f"{REPORT}/findings/", who="coordinator", height=640),
    Picture("publish", f"{REPORT}/publish/", who="coordinator", height=560),
    Picture("person", f"{DESK}/people/new/", who="administrator", height=760, steps=fill_in_the_person),
)
