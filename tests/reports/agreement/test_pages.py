"""The page of a step, in every role: who may, who is refused, what is kept."""

import re
from typing import Any

import pytest

from portal.models import User
from reports.actions.agreement import accept, version_with_blocks
from reports.models import Block
from tests.people import signed_in, visitor
from tests.reports.agreement.world import ROLES, World

WRITE = {"superuser", "administrator", "coordinator", "specialist"}
LEAD = WRITE - {"specialist"}
STRANGERS = {"stranger", "stranger_specialist"}
BEFORE = {
    "hand_in": "draft",
    "take_back": "submitted",
    "accept": "submitted",
    "return": "submitted",
    "reopen": "accepted",
}


def press(world: World, who: User, action: str, **given: str) -> Any:
    fields = {"action": action, "version": version_with_blocks(world.now()), **given}
    return signed_in(who).post(world.at_section("section-agree"), fields, **htmx(given))


def htmx(given: dict[str, str]) -> dict[str, str]:
    return {"HTTP_HX_REQUEST": "true"} if given.pop("htmx", "") else {}


@pytest.mark.parametrize("action", list(BEFORE))
@pytest.mark.parametrize("name", ROLES)
def test_who_may_take_which_step(world: World, name: str, action: str) -> None:
    world.put(BEFORE[action])
    response = press(world, world.person(name), action, remark="Поправьте")
    allowed = WRITE if action in {"hand_in", "take_back"} else LEAD
    if name in STRANGERS:
        assert response.status_code == 404
    elif name in allowed:
        assert response.status_code == 302
        assert response.url == f"{world.url('report-builder')}?section={world.section.pk}"
    else:
        assert response.status_code == 403
    assert (world.now().state == BEFORE[action]) == (response.status_code != 302)


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("address", ["section-agree", "section-changes", "report-talk"])
def test_everybody_of_the_city_looks(world: World, name: str, address: str) -> None:
    expected = 404 if name in STRANGERS else 200
    assert signed_in(world.person(name)).get(world.at_section(address)).status_code == expected
    assert visitor().get(world.at_section(address)).status_code == 302


def buttons(world: World, name: str) -> set[str]:
    page = signed_in(world.person(name)).get(world.at_section("section-agree")).text
    return set(re.findall(r'name="action" value="(\w+)"', page))


@pytest.mark.parametrize(
    ("state", "specialist", "coordinator"),
    [
        ("not_started", {"hand_in"}, {"hand_in"}),
        ("draft", {"hand_in"}, {"hand_in"}),
        ("returned", {"hand_in"}, {"hand_in"}),
        ("submitted", {"take_back"}, {"accept", "return"}),
        ("accepted", set(), {"reopen"}),
    ],
)
def test_each_sees_the_own_buttons(
    world: World, state: str, specialist: set[str], coordinator: set[str]
) -> None:
    world.put(state)
    assert buttons(world, "specialist") == specialist
    assert buttons(world, "coordinator") == coordinator
    assert buttons(world, "colleague") == buttons(world, "auditor") == set()


@pytest.mark.parametrize("how", ["", "1"])
def test_a_return_without_remark_is_refused_beside_the_field(world: World, how: str) -> None:
    world.put("submitted")
    response = press(world, world.people.coordinator, "return", htmx=how)
    assert response.status_code == 422
    assert "напишите, что в нём поправить" in response.text
    assert ("<html" in response.text) == (not how)


def test_what_was_typed_comes_back_with_a_conflict(world: World) -> None:
    version = version_with_blocks(world.put("submitted"))
    Block.objects.filter(section=world.section, type="text").update(text="<p>Иначе.</p>")
    response = press(world, world.people.coordinator, "return", remark="<b>Суммы</b>", version=version)
    assert response.status_code == 409
    assert "Раздел изменили, пока вы смотрели" in response.text
    assert "&lt;b&gt;Суммы&lt;/b&gt;" in response.text
    assert version not in response.text
    assert world.now().state == "submitted"


def test_a_step_too_late_says_why(world: World) -> None:
    world.put("accepted")
    response = press(world, world.people.specialist, "hand_in")
    assert response.status_code == 409
    assert "принят: сдать его нельзя" in response.text


@pytest.mark.parametrize("remark", ["\0", "а" * 4001])
def test_odd_remarks_are_refused_in_words(world: World, remark: str) -> None:
    world.put("submitted")
    response = press(world, world.people.coordinator, "return", remark=remark)
    assert response.status_code == 422
    assert re.search('class="error" role="alert"[^>]*>[А-Я]', response.text)


def test_an_unknown_step_is_refused(world: World) -> None:
    assert press(world, world.people.coordinator, "publish").status_code == 422


def test_a_step_by_htmx_loads_the_page_again(world: World) -> None:
    response = press(world, world.people.specialist, "hand_in", htmx="1")
    assert response.status_code == 204
    assert response["HX-Redirect"].endswith(f"?section={world.section.pk}")


def test_who_hands_in_with_errors_is_told_how_many(world: World) -> None:
    block = world.section.blocks.get(type="text")
    block.text = "<p>Получено {{ contests.nothing }} рублей и {{ nothing.at.all }}.</p>"
    block.save()
    client = signed_in(world.people.specialist)
    fields = {"action": "hand_in", "version": version_with_blocks(world.now())}
    client.post(world.at_section("section-agree"), fields)
    told = client.get(world.at_section("section-agree")).text
    assert "Раздел сдан." in told
    assert "В разделе 2 ошибки проверок" in told
    assert world.now().state == "submitted"


def test_the_page_of_changes(world: World) -> None:
    client = signed_in(world.people.auditor)
    assert "ещё не принимали" in client.get(world.at_section("section-changes")).text
    accept(world.put("submitted"), by=world.people.coordinator)
    assert "так, как его приняли" in client.get(world.at_section("section-changes")).text
    Block.objects.filter(section=world.section, type="text").update(text="<p>Иначе.</p>")
    text = client.get(world.at_section("section-changes"), HTTP_HX_REQUEST="true").text
    assert "<del>Победили фонды.</del>" in text
    assert "<ins>Иначе.</ins>" in text
    assert f"#block-{world.section.blocks.get(type='text').pk}" in text
