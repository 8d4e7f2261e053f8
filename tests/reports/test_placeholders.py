from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.placeholders import Names, carried_text, filled, templated, templated_title

BEFORE = Names(2023, "Комплексного плана", "2022–2024")
AFTER = Names(2024, "Нового плана", "2023–2027")


def moved(value: Any) -> Any:
    return filled(templated(value, BEFORE), AFTER)


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("Отчёт за 2023 год", "Отчёт за 2024 год"),
        ("Задачи на 2024 год", "Задачи на 2025 год"),
        ("О выполнении Комплексного плана на 2022–2024 годы", "О выполнении Нового плана на 2023–2027 годы"),
        ("Субсидии в 2019–2023 годах", "Субсидии в 2020–2024 годах"),
        ("Постановление от 12.03.2023 № 2019", "Постановление от 12.03.2023 № 2019"),
        ("Выделено 2023,5 тыс.", "Выделено 2023,5 тыс."),
    ],
)
def test_years_of_a_title_move_and_dates_and_numbers_stay(title: str, after: str) -> None:
    assert filled(templated_title(title, BEFORE), AFTER) == after


@pytest.mark.parametrize(
    ("settings", "after"),
    [
        ({"year": 2022}, {"year": 2023}),
        ({"year": "2023"}, {"year": "2024"}),
        ({"years": {"from": 2019, "to": 2023}}, {"years": {"from": 2020, "to": 2024}}),
        ({"years": {"back": 4}}, {"years": {"back": 4}}),
        (
            {"years": [{"year": 2018, "plan": False}, {"year": 2024}]},
            {"years": [{"year": 2019, "plan": False}, {"year": 2025}]},
        ),
        ({"columns": [{"code": "plan-2022"}]}, {"columns": [{"code": "plan-2023"}]}),
        ({"programme": "social-2023", "width": 2000}, {"programme": "social-2023", "width": 2000}),
        ({"where": {"code": ["2023-7"]}}, {"where": {"code": ["2023-7"]}}),
        ({"title": "Итоги 2022 года", "numbered": True}, {"title": "Итоги 2023 года", "numbered": True}),
        (
            {"rows": [{"cells": ["В 2022", "{{ support.amount year=2022 | тыс. }}", "=СУММ(B1:B2)"]}]},
            {"rows": [{"cells": ["В 2023", "{{ support.amount year=2023 | тыс. }}", "=СУММ(B1:B2)"]}]},
        ),
    ],
)
def test_years_of_settings_move_and_codes_stay(settings: dict[str, Any], after: dict[str, Any]) -> None:
    assert moved(settings) == after


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(1900, 2150) | st.text("ab {}2023год№.–-=", max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["year", "title", "x"]), inner)
        ),
        max_leaves=8,
    )
)
def test_a_shape_put_on_its_own_report_is_what_it_was(value: Any) -> None:
    if "{year" not in repr(value):
        assert filled(templated(value, BEFORE), BEFORE) == value


def test_a_text_asks_about_its_own_year() -> None:
    text = (
        "<p>В 2023 году {{ contests.amount }}, больше, чем в 2022 году: {{ contests.amount year=2022 }}.</p>"
        "<ul><li>В 2022 году принят закон от 01.02.2022, с 2019 года действует.</li></ul>"
    )
    assert carried_text(text, 2023, 1) == (
        "<p>В 2024 году {{ contests.amount }}, больше, чем в 2023 году: {{ contests.amount year=2023 }}.</p>"
        "<ul><li>В 2022 году принят закон от 01.02.2022, с 2019 года действует.</li></ul>"
    )
