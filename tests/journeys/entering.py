"""What a report is made of, entered by its forms: the plan, the money, an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.loading import press

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

DESK = "/workspace/kemerovo/"
CONSULTING = "Консультирование организаций"


def enter(page: Page, ledger: str, **fields: str) -> None:
    """A new record by its form; fields are known by their names."""
    page.goto(f"{DESK}{ledger}/new/{fields.pop('query', '')}")
    for name, words in fields.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            choose(field, words)
        else:
            field.focus()
            page.keyboard.press("Control+a")
            page.keyboard.type(words)
            page.keyboard.press("Escape")
    press(page, "button", "Сохранить", exact=True)
    page.get_by_text("Сохранено.").wait_for()


def choose(field: Locator, words: str) -> None:
    """The option of this value, or the first whose words hold these."""
    begins = "(field, words) => [...field.options].find(one => one.value === words || one.text.includes(words)).value"
    field.select_option(field.evaluate(f"(field, words) => ({begins})(field, words)", words))


def enter_the_plan(page: Page) -> None:
    enter(
        page,
        "plans",
        title="План поддержки НКО",
        title_genitive="плана поддержки НКО",
        year_from="2022",
        year_to="2024",
    )
    enter(page, "plan-directions", plan="План поддержки НКО", title="Инфраструктура поддержки")
    for title in (CONSULTING, "Субсидии организациям"):
        enter(page, "plan-items", direction="Инфраструктура поддержки", title=title, term="постоянно")


def enter_the_books(page: Page) -> None:
    """All cities share the reference books: the portal's administrator enters them."""
    for code, name in (("sport", "Физическая культура и спорт"), ("education", "Образование")):
        enter(page, "spheres", code=code, name=name)


def enter_the_money(page: Page) -> None:
    enter(page, "programmes", name="Спорт города")
    for name, amount in (("Клуб «Искра»", "700,0 тыс"), ("Фонд «Дом»", "697,2 тыс")):
        enter(page, "organizations", name=name, status="unregistered")
        enter(
            page,
            "support",
            query="?kind=financial",
            organization=name,
            amount=amount,
            year="2023",
            programme="Спорт города",
            sphere="Физическая культура и спорт",
        )
    enter(
        page,
        "support",
        query="?kind=consulting",
        recipients_group="организации, которым помогли с заявками",
        recipients="14",
        year="2023",
        sphere="Образование",
    )
    enter(page, "indicators", title="Доля средств", unit="percent", plan="План поддержки НКО")
    enter(page, "indicator-values", indicator="Доля средств", year="2023", plan="10", fact="12")


def enter_the_contest(page: Page) -> None:
    enter(
        page, "contests", name="Конкурс «Движение первых»", level="всероссийский", direction="Проекты молодых"
    )
    enter(
        page,
        "rounds",
        contest="Конкурс «Движение первых»",
        year="2023",
        applicants="12",
        winners="3",
        amount="25 346,0 тыс",
    )
