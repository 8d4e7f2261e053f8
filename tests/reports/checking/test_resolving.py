"""What is decided about findings, and what still stops a publication."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.models import User
from reports.actions import resolve
from reports.builder import build
from reports.decided import decided_values
from reports.document import Table
from reports.models import Block, DeclaredValue, FindingDecision, Report
from reports.renderers.wording import plain_text
from reports.resolving import Judged, judged, unsettled
from tests.people import make_department, make_people
from tests.reports.records import declare, make_support, report_with, table_block

pytestmark = pytest.mark.django_db
PLACE = "table:financing_by_programme/total/amount"


@pytest.fixture
def coordinator() -> User:
    return make_people().coordinator


@pytest.fixture
def contradiction() -> Report:
    """The records give 100, a department says 90."""
    report = report_with(table_block("financing_by_programme"))
    make_support("grant", amount="100,0 тыс", recipients="1")
    declare(PLACE, "90,0 тыс", "rub")
    return report


@pytest.fixture
def doubtful() -> Report:
    return report_with("<p>Звоните: 8 923 456 78 90.</p>", form="other")


def found(report: Report, code: str) -> Judged:
    return next(each for each in judged(build(report)) if each.spoken.check.code == code)


def stopping(report: Report) -> set[str]:
    return {each.check.code for each in unsettled(build(report))}


def test_taking_the_computed_value_ends_the_contradiction(contradiction: Report, coordinator: User) -> None:
    assert "declared-values" in stopping(contradiction)
    resolve.accept_computed(found(contradiction, "declared-values").declared, by=coordinator)
    assert "declared-values" not in stopping(contradiction)
    cell = build(contradiction).scope.table("financing_by_programme", {}).cell("total", "amount")
    assert cell is not None
    assert cell.printed is not None
    assert cell.printed.value == 100_000
    value = DeclaredValue.objects.get()
    assert value.resolved_by == coordinator


def test_keeping_the_declared_value_needs_a_reason(contradiction: Report, coordinator: User) -> None:
    finding = found(contradiction, "declared-values")
    with pytest.raises(ValidationError, match="почему"):
        resolve.keep_declared(contradiction, finding, reason="  ", by=coordinator)
    resolve.keep_declared(contradiction, finding, reason="По акту сверки", prints_reason=True, by=coordinator)
    assert "declared-values" not in stopping(contradiction)
    (table,) = build(contradiction).document.nodes
    assert isinstance(table, Table)
    assert [plain_text(note) for note in table.footnotes] == ["По акту сверки"]


def test_a_contradiction_is_not_merely_explained(contradiction: Report, coordinator: User) -> None:
    with pytest.raises(ValidationError):
        resolve.explain(contradiction, found(contradiction, "declared-values"), reason="так", by=coordinator)


def test_an_explained_warning_stops_nothing_until_it_says_something_else(
    doubtful: Report, coordinator: User
) -> None:
    warning = found(doubtful, "personal-data")
    assert warning.stops
    resolve.explain(doubtful, warning, reason="Телефон приёмной", by=coordinator)
    assert "personal-data" not in stopping(doubtful)
    Block.objects.update(text="<p>Звоните: 8 923 456 78 91.</p>")
    assert "personal-data" in stopping(doubtful)


def test_the_decision_goes_with_a_block_that_is_moved(doubtful: Report, coordinator: User) -> None:
    resolve.explain(doubtful, found(doubtful, "personal-data"), reason="Телефон приёмной", by=coordinator)
    Block.objects.update(position=7)
    assert found(doubtful, "personal-data").is_explained


def test_what_is_broken_has_to_be_mended(coordinator: User) -> None:
    report = report_with("<p>{{ no.such }}</p>")
    broken = found(report, "unresolved")
    with pytest.raises(ValidationError, match="исправьте"):
        resolve.explain(report, broken, reason="пусть", by=coordinator)
    assert not FindingDecision.objects.exists()


def test_a_handed_finding_still_stops(doubtful: Report, coordinator: User) -> None:
    department = make_department(doubtful.municipality, "press")
    resolve.hand(
        doubtful, found(doubtful, "personal-data"), department=department, note="Уберите", by=coordinator
    )
    again = found(doubtful, "personal-data")
    assert again.stops
    assert again.decision is not None
    assert again.decision.department == department
    resolve.reopen(doubtful, again, by=coordinator)
    assert found(doubtful, "personal-data").decision is None


def test_a_finding_knows_where_it_is_to_be_seen(contradiction: Report, doubtful: Report) -> None:
    in_table, in_text = found(contradiction, "declared-values"), found(doubtful, "personal-data")
    assert in_table.block == Block.objects.get(section__report=contradiction, type="table")
    assert in_text.block is not None
    assert in_text.section == in_text.block.section


def test_a_kept_value_is_asked_about_again_once_its_numbers_change(
    contradiction: Report, coordinator: User
) -> None:
    finding = found(contradiction, "declared-values")
    resolve.keep_declared(contradiction, finding, reason="По акту сверки", by=coordinator)
    assert "declared-values" not in stopping(contradiction)
    make_support("other", amount="5,0 тыс", recipients="1")
    again = found(contradiction, "declared-values")
    assert again.stops
    resolve.keep_declared(contradiction, again, reason="И с новой записью", by=coordinator)
    assert "declared-values" not in stopping(contradiction)


def test_a_value_that_its_department_mends_meanwhile_stays_mended(
    contradiction: Report, coordinator: User
) -> None:
    finding = found(contradiction, "declared-values")
    DeclaredValue.objects.update(source="Акт сверки")
    resolve.keep_declared(contradiction, finding, reason="Так верно", by=coordinator)
    declared = DeclaredValue.objects.get()
    assert (declared.source, declared.reason) == ("Акт сверки", "Так верно")


def test_two_reports_that_print_a_value_in_units_of_their_own_agree(coordinator: User) -> None:
    make_support("grant", amount="100,0 тыс", recipients="1")
    declare("figure:support.amount", "90,0 тыс", "rub")
    both = [
        report_with(f"<p>{{{{ support.amount | {scale} рублей }}}}</p>", form=form)
        for scale, form in (("млн", "one"), ("тыс.", "two"))
    ]
    for report in both:
        resolve.keep_declared(report, found(report, "declared-values"), reason="По акту", by=coordinator)
    assert ["declared-values" in stopping(report) for report in both] == [False, False]


def test_a_value_that_came_kept_with_old_data_stays_so(contradiction: Report) -> None:
    DeclaredValue.objects.update(resolution="keep_declared", reason="Так в документе")
    assert "declared-values" not in stopping(contradiction)


@pytest.mark.parametrize("way", ["keep", "accept"])
def test_one_can_decide_again(contradiction: Report, coordinator: User, way: str) -> None:
    finding = found(contradiction, "declared-values")
    if way == "keep":
        resolve.keep_declared(
            contradiction, finding, reason="По акту сверки", prints_reason=True, by=coordinator
        )
    else:
        resolve.accept_computed(finding.declared, by=coordinator)
    (decided,) = decided_values(build(contradiction))
    assert (decided.is_kept, decided.computed.number) == (way == "keep", 100_000)
    assert decided.where == "таблица № 1, строка «Всего», столбец «Финансирование, тыс. рублей»"
    resolve.decide_again(decided.declared, by=coordinator)
    assert found(contradiction, "declared-values").stops
    assert decided_values(build(contradiction)) == []
    assert not FindingDecision.objects.exists()
    assert DeclaredValue.objects.get().resolved_by is None
