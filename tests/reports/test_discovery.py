"""What a folder declares is found by itself, and codes are unique."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports.blocks.base import BlockType
from reports.checks.base import Check
from reports.city_forms.base import CityForm
from reports.discovery import DuplicateCode, UnknownCode, discover, pick
from reports.figures.base import Figure, Reference
from reports.renderers.base import Renderer
from reports.tables.base import TableDefinition

HOMES = {
    "reports.blocks": BlockType,
    "reports.checks": Check,
    "reports.city_forms": CityForm,
    "reports.figures": Figure,
    "reports.renderers": Renderer,
    "reports.tables": TableDefinition,
}


@dataclass(frozen=True)
class Thing:
    code: str


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Writes modules of a package and returns its name."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, **modules: str) -> str:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        for module, lines in modules.items():
            source = f"from {__name__} import Thing\n{lines}\n"
            (tmp_path / name / f"{module}.py").write_text(source, encoding="utf-8")
        return name

    yield write
    for name in [name for name in sys.modules if name.startswith("found_")]:
        del sys.modules[name]


def test_a_new_file_is_found_by_itself_in_the_order_of_codes(package: Callable[..., str]) -> None:
    name = package("found_new", second="B = Thing('b')", first="C = Thing('c')\nA = Thing('a')")
    assert list(discover(name, Thing)) == ["a", "b", "c"]


def test_an_object_that_another_file_imports_is_one_object(package: Callable[..., str]) -> None:
    name = package("found_shared", home="A = Thing('a')", guest="from found_shared.home import A")
    assert list(discover(name, Thing)) == ["a"]


def test_a_code_declared_twice_is_refused(package: Callable[..., str]) -> None:
    name = package("found_twice", one="A = Thing('same')", two="B = Thing('same')")
    with pytest.raises(DuplicateCode, match="'same' is declared twice"):
        discover(name, Thing)


def test_an_unknown_code_lists_what_there_is(package: Callable[..., str]) -> None:
    name = package("found_few", one="A = Thing('a')\nB = Thing('b')")
    assert pick(name, Thing, "a", "Вещь").code == "a"
    with pytest.raises(UnknownCode, match=r"Вещь «c»: такого кода нет\. Есть: a, b\."):
        pick(name, Thing, "c", "Вещь")


@pytest.mark.parametrize(("home", "kind"), HOMES.items(), ids=list(HOMES))
def test_codes_of_the_portal_are_unique_and_have_titles(home: str, kind: type) -> None:
    found = discover(home, kind)
    assert found
    assert all(each.title for each in found.values())


def test_what_the_demonstration_needs_is_declared() -> None:
    assert set(discover("reports.renderers", Renderer)) >= {"html", "json", "pdf"}
    assert set(discover("reports.city_forms", CityForm)) == {
        "kemerovo_plan",
        "kogalym_support",
        "public_dialogue",
    }
    assert "act.reference" in discover("reports.figures", Reference)
