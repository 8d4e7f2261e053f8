"""Numbers of tables that blocks make by their own settings have passports as any other."""

import pytest

from reports.builder import build
from reports.document import Basis
from reports.passports import passport_of
from reports.passports.frozen import freeze, thaw
from reports.sources import with_sources
from tests.reports.blocks.test_own_table import own
from tests.reports.records import built_with, make_programme, make_support, make_total, report_with

pytestmark = pytest.mark.django_db
TOTAL = {"kind": "total", "cells": ["Итого", "=СУММ(B1:B2)", "=B3*2 [1]"]}


def at(row: str, column: str, block: str = "btable") -> str:
    return f"table:block?block={block}/{row}/{column}"


def test_a_total_of_a_typed_table_tells_its_formula_and_terms() -> None:
    built = built_with(
        own(["Труд", "1 200", "5"], ["Аренда", "300", "с 5 до 7"], TOTAL, footnotes=["Вдвое."])
    )
    passport = passport_of(built, at("r3", "c2"))
    assert passport.title == "Итого: план"
    assert passport.conditions[0] == ("таблица", "№\u00a01 «Субсидия по целям»")
    assert "«=СУММ(B1:B2)»" in passport.formula
    assert [(term.title, term.place) for term in passport.terms] == [
        ("Труд", at("r1", "c2")),
        ("Аренда", at("r2", "c2")),
    ]
    across = passport_of(built, at("r3", "c3"))
    assert "«=B3*2»" in across.formula
    assert [term.title for term in across.terms] == ["План"]


def test_a_typed_number_says_that_it_was_typed_and_a_range_has_two_ends() -> None:
    built = built_with(
        own(["Труд", "1 200", "5"], ["Аренда", "300", "с 5 до 7"], TOTAL, footnotes=["Вдвое."])
    )
    typed = passport_of(built, at("r1", "c2"))
    assert (typed.basis, typed.lines) == (Basis.TYPED, ())
    assert typed.formula.startswith("Число внесено в таблицу отчёта")
    ranged = passport_of(built, at("r2", "c3"))
    assert ranged.upper is not None
    assert (ranged.printed.value, ranged.upper.value) == (5000, 7000)


def test_a_token_in_a_typed_table_leads_to_its_records() -> None:
    make_total("visits", "14", "event", title="Выезды")
    columns = [{"key": "c1", "title": "Что"}, {"key": "c2", "title": "Сколько", "kind": "number"}]
    block = own(["Выезды", "{{ reported code=visits }}"], columns=columns)
    passport = passport_of(built_with(block), at("r1", "c2"))
    assert [line.title for line in passport.lines] == ["Выезды"]


def test_a_cross_table_too() -> None:
    for code in ("sport", "culture"):
        make_support(code, amount="100,0 тыс", programme=make_programme(code))
    settings = {
        "dataset": "support",
        "rows": "programme",
        "measures": [{"code": "m1", "measure": "amount", "title": "Сумма"}],
        "row_total": True,
    }
    report = report_with({"type": "cross", "code": "bcross", "settings": settings}, prints_sources=True)
    built = build(report)
    assert built.problems == ()
    rows = [row.key for row in built.scope.table("block", {"block": "bcross"}).rows]
    whole = passport_of(built, at(rows[-1], "m1", "bcross"))
    assert whole.printed.value == 200_000
    assert len(whole.lines) == 2
    assert thaw(freeze(built), at(rows[-1], "m1", "bcross")).printed == whole.printed
    assert with_sources(built).document.sheets[-1].nodes


def test_numbers_of_a_typed_table_are_frozen_with_their_formula() -> None:
    built = built_with(
        own(["Труд", "1 200", "5"], ["Аренда", "300", "с 5 до 7"], TOTAL, footnotes=["Вдвое."])
    )
    content = freeze(built)
    for place in (at("r3", "c2"), at("r2", "c3")):
        thawed, live = thaw(content, place), passport_of(built, place)
        assert (thawed.formula, thawed.upper, thawed.terms) == (live.formula, live.upper, live.terms)
