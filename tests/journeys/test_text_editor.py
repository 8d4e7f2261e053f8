"""A specialist writes the text of a section: bold, figures from the list, a paste from Word, a number bound."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.urls import reverse

from reports.models import Block, Section
from tests.journeys.conftest import OpenAt
from tests.people import make_people
from tests.reports.records import make_contest, make_round, make_total, report_with

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->'
    "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
    "style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>первый<o:p></o:p></p>"
    "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
    "style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]><b>второй</b><o:p></o:p></p>"
    "<script>document.title = 'xss'</script><!--EndFragment--></body></html>"
)


@pytest.fixture
def block(transactional_db: None) -> Block:
    """An empty block of the specialist's section; 24 victories of this year and 12 of the last one."""
    people = make_people()
    make_round(make_contest("now"), winners="24")
    make_round(make_contest("then"), year=2022, winners="12")
    make_total("events", "7", "event", title="Городские праздники")
    report = report_with({"type": "text", "prompt": "Расскажите о победах."})
    Section.objects.filter(report=report).update(department=people.specialist.department, name="Победы")
    return Block.objects.select_related("section").get()


def in_database(asked: Callable[[], Any]) -> Any:
    """In a thread of its own: Playwright keeps this one's event loop running."""

    def ask() -> Any:
        try:
            return asked()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(ask).result()


def given(block: Block, text: str) -> None:
    in_database(lambda: Block.objects.filter(pk=block.pk).update(text=text))


def open_editor(page: Page, block: Block) -> Locator:
    page.set_default_timeout(15_000)
    page.goto("/account/login/")
    page.get_by_label("Логин").fill("specialist")
    page.get_by_label("Пароль", exact=True).fill("specialist")
    page.keyboard.press("Enter")
    page.wait_for_url("**/workspace/**")
    page.goto(reverse("workspace:block-text", args=["kemerovo", block.section.report_id, block.pk]))
    return page.get_by_role("textbox", name="Текст")


def choose_figure(page: Page, words: str, *keys: str) -> None:
    """From the list that Ctrl+Space opens, by keyboard alone."""
    page.keyboard.press("Control+Space")
    query = page.get_by_role("combobox", name="Показатель")
    query.wait_for()
    with page.expect_response(lambda answer: "/figures/?q=%" in answer.url):
        query.press_sequentially(words)
    page.locator("[role=option][aria-selected=true]", has_text=words.capitalize()[:6]).wait_for()
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page, block: Block) -> str:
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_text("Текст сохранён.").wait_for()
    return in_database(lambda: Block.objects.get(pk=block.pk).text)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_text_is_written_with_figures_by_keyboard(block: Block, open_at: OpenAt, width: int) -> None:
    page = open_at(width)
    text = open_editor(page, block)
    text.focus()
    page.keyboard.type("Всего ")
    page.keyboard.press("Control+B")
    page.keyboard.type("важно")
    page.keyboard.press("Control+B")
    page.keyboard.type(": ")
    choose_figure(page, "победители", "Enter")
    page.keyboard.type(" за год.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        text.inner_text().replace("\u200b", "").replace("\u00a0", " ") == "Всего важно: 24 победителя за год."
    )
    assert saved(page, block) == (
        "<p>Всего <strong>важно</strong>: {{ contests.winners | победитель }} за год.</p>"
    )
    assert page.get_by_text("24 победителя").first.is_visible()


def test_a_figure_is_compared_with_last_year(block: Block, open_at: OpenAt) -> None:
    page = open_at(DESK)
    open_editor(page, block).focus()
    page.keyboard.type("Побед ")
    choose_figure(page, "победители", "Shift+Enter")
    page.get_by_label("к другому году: «в 1,5 раза больше»").check()
    page.get_by_text("в 2 раза больше, чем в 2022 году").wait_for()
    page.get_by_role("button", name="Вставить", exact=True).click()
    assert saved(page, block) == "<p>Побед {{ change of=contests.winners as=times }}</p>"


def test_a_paste_from_word_is_a_list_and_its_script_is_gone(block: Block, open_at: OpenAt) -> None:
    page = open_at(DESK)
    text = open_editor(page, block)
    text.focus()
    page.evaluate(PASTE, [WORD, "первый\nвторой"])
    text.get_by_text("второй").wait_for()
    assert saved(page, block) == "<ul><li>первый</li><li><strong>второй</strong></li></ul>"
    assert page.title() != "xss"


def test_a_typed_number_is_bound_or_marked(block: Block, open_at: OpenAt) -> None:
    page = open_at(DESK)
    text = open_editor(page, block)
    text.focus()
    page.keyboard.type("В 2023 году 24 победы за 15 лет.")
    page.locator("[data-numbers]").get_by_role("button", name="24").click()
    page.locator("[data-menu] [role=option]", has_text="Победители конкурсов").first.click()
    page.locator("[data-numbers]").get_by_role("button", name="15").click()
    page.get_by_role("button", name="Это из текста, связывать не нужно").click()
    page.locator("[data-by-hand]").wait_for(state="hidden")
    assert saved(page, block) == (
        "<p>В 2023 году {{ contests.winners | победитель }} победы за {{ written | 15 }} лет.</p>"
    )


def test_a_figure_is_said_otherwise_and_removed_by_its_menu(block: Block, open_at: OpenAt) -> None:
    given(block, "<p>Было {{ contests.winners | победитель }} и {{ reported code=events }}.</p>")
    page = open_at(DESK)
    text = open_editor(page, block)
    text.get_by_role("button", name="24 победителя").press("Enter")
    page.get_by_role("button", name="Сказать иначе").click()
    page.get_by_label("только число").check()
    page.get_by_text("Напечатается: 24", exact=True).wait_for()
    page.get_by_role("button", name="Вставить", exact=True).click()
    text.get_by_role("button", name="24", exact=True).wait_for()
    text.get_by_role("button", name="7").press("Delete")
    assert saved(page, block) == "<p>Было {{ contests.winners | число }} и .</p>"


def test_what_was_typed_outlives_the_page(block: Block, open_at: OpenAt) -> None:
    page = open_at(DESK)
    text = open_editor(page, block)
    text.focus()
    page.keyboard.type("Не сохранено")
    page.get_by_text("Введённое хранится в этом браузере").wait_for()
    page.reload()
    page.get_by_role("button", name="Вернуть введённое").click()
    assert text.inner_text().strip() == "Не сохранено"
    saved(page, block)
    page.goto(reverse("workspace:block-text", args=["kemerovo", block.section.report_id, block.pk]))
    text.wait_for()
    assert page.get_by_role("button", name="Вернуть введённое").is_hidden()


def unheard(open_at: OpenAt, live_server: LiveServer) -> Page:
    """A page whose console may complain: of a lost connection and of a refusal the browser tells by itself."""
    browser = open_at(DESK).context.browser
    assert browser is not None
    return browser.new_context(base_url=live_server.url, viewport={"width": DESK, "height": 800}).new_page()


def test_without_a_connection_nothing_is_lost(block: Block, open_at: OpenAt, live_server: LiveServer) -> None:
    page = unheard(open_at, live_server)
    text = open_editor(page, block)
    text.focus()
    page.keyboard.type("Было ")
    page.context.set_offline(True)
    page.evaluate(PASTE, [WORD, "первый и второй"])
    page.get_by_text("Оформление вставить не удалось").wait_for()
    page.keyboard.press("Control+Enter")
    page.get_by_text("Не сохранено: нет связи с сервером").wait_for()
    assert words_of(text) == "Было первый и второй"
    page.context.set_offline(False)
    assert saved(page, block) == "<p>Было первый и второй</p>"


def test_an_expired_session_loses_nothing(block: Block, open_at: OpenAt, live_server: LiveServer) -> None:
    page = unheard(open_at, live_server)
    text = open_editor(page, block)
    text.focus()
    page.keyboard.type("Написано за час")
    page.context.clear_cookies()
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_role("heading", name="Форма устарела").wait_for()
    text = open_editor(page, block)
    page.get_by_role("button", name="Вернуть введённое").click()
    assert saved(page, block) == "<p>Написано за час</p>"
    page.goto(reverse("workspace:block-text", args=["kemerovo", block.section.report_id, block.pk]))
    text.wait_for()
    assert page.get_by_role("button", name="Вернуть введённое").is_hidden()


def test_a_paste_is_undone_and_done_again(block: Block, open_at: OpenAt) -> None:
    given(block, "<p>Было.</p>")
    page = open_at(DESK)
    text = open_editor(page, block)
    text.press("Control+End")
    page.keyboard.press("Enter")
    page.evaluate(PASTE, [None, "раз\nдва\n• три"])
    text.get_by_text("три").wait_for()
    page.keyboard.press("Control+Z")
    assert words_of(text) == "Было."
    page.keyboard.press("Control+Y")
    assert saved(page, block) == "<p>Было.</p><p>раз</p><p>два</p><ul><li>три</li></ul>"


def test_what_a_figure_counts_is_chosen_in_words(block: Block, open_at: OpenAt) -> None:
    page = open_at(PHONE)
    open_editor(page, block).focus()
    choose_figure(page, "победители", "Shift+Enter")
    page.get_by_text("Что считать").click()
    page.get_by_label("За год").fill("2022")
    page.get_by_text("Напечатается: 12 победителей").wait_for()
    page.get_by_label("со своим словом").check()
    page.get_by_label("Слово после числа").fill("участница")
    page.get_by_label("Падеж").select_option("дательный")
    page.get_by_text("Напечатается: 12 участницам").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.get_by_role("button", name="Вставить", exact=True).click()
    assert saved(page, block) == "<p>{{ contests.winners year=2022 | участница (дательный) }}</p>"


def test_a_sentence_may_begin_with_a_figure(block: Block, open_at: OpenAt) -> None:
    given(block, "<p>победили в конкурсах</p><ul><li>и праздники</li></ul>")
    page = open_at(DESK)
    open_editor(page, block).press("Control+Home")
    choose_figure(page, "победители", "Enter")
    page.keyboard.type(" ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    choose_figure(page, "городские", "Enter")
    page.keyboard.type(" ")
    assert saved(page, block) == (
        "<p>{{ contests.winners | победитель }} победили в конкурсах</p>"
        "<ul><li>{{ reported code=events | мероприятие }} и праздники</li></ul>"
    )


def test_a_removed_figure_says_so_where_it_stands(block: Block, open_at: OpenAt) -> None:
    given(block, "<p>Было {{ reported code=gone | заявка }}.</p>")
    page = open_at(DESK)
    text = open_editor(page, block)
    text.get_by_role("button", name="нет значения").click()
    menu = page.get_by_role("dialog", name="Показатель")
    assert "не найдена среди записей города" in menu.inner_text()
    assert menu.get_by_role("button", name="Оставить словами").is_hidden()
    menu.get_by_role("button", name="Другой показатель").click()
    page.get_by_role("option", name="Городские праздники").click()
    assert saved(page, block) == "<p>Было {{ reported code=events | мероприятие }}.</p>"


def words_of(text: Locator) -> str:
    return " ".join(text.inner_text().replace("\u200b", "").split())


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_everybody_can_use_the_editor(block: Block, open_at: OpenAt, width: int) -> None:
    given(block, "<p>Было {{ contests.winners | победитель }} и 15 встреч.</p>")
    page = open_at(width)
    open_editor(page, block)
    page.locator("[data-numbers] button").wait_for()
    assert grave(page) == []
    page.get_by_role("button", name="Вставить показатель").click()
    page.get_by_role("option").first.wait_for()
    assert grave(page) == []
    page.keyboard.press("Shift+Enter")
    page.get_by_role("button", name="Вставить", exact=True).wait_for()
    assert grave(page) == []


def grave(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
