import pytest

from tests.reports.commands.calls import call


@pytest.fixture(scope="module")
def lines() -> list[str]:
    called = call("catalogue")
    assert called.code == 0
    return called.output.splitlines()


@pytest.mark.parametrize(
    "beginning",
    [
        "Формы отчётов (reports/city_forms/)",
        "  kemerovo_plan              Сводный отчёт о выполнении комплексного плана",
        "  contests.amount            Выделено по итогам конкурсов [level source contest number]",
        "  programme_recipients       Получатели субсидий по программе [programme]",
        "  act.reference              Дата и номер правового акта [code]",
        "  declared-values            Заявленное и вычисленное",
        "  pdf                        PDF",
    ],
)
def test_each_thing_stands_in_a_line_with_its_title_and_parameters(lines: list[str], beginning: str) -> None:
    assert beginning in lines


def test_no_code_stands_twice_under_one_heading(lines: list[str]) -> None:
    heading, seen = "", set()
    for line in lines:
        if line.startswith("  "):
            assert (heading, line.split()[0]) not in seen
            seen.add((heading, line.split()[0]))
        else:
            heading = line
