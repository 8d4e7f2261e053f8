import pytest

from portal.lib.quantities import Qualifier
from reports.document import Basis
from reports.figures import FigureError
from tests.reports.records import make_council, make_meeting, make_total, scope

pytestmark = pytest.mark.django_db


def test_councils_by_records_and_kind() -> None:
    make_council("youth")
    make_council("chamber", kind="chamber")
    assert scope().printed("councils.count", {}).quantity.value == 2
    assert scope().printed("councils.count", {"kind": "chamber"}).quantity.value == 1


def test_meetings_and_questions_by_records() -> None:
    youth, sport = make_council("youth"), make_council("sport")
    make_meeting(youth, 1, "3")
    make_meeting(youth, 2, "более 5")
    make_meeting(sport, 1)
    make_meeting(sport, 1, "9", year=2022)
    assert scope().printed("meetings.count", {}).quantity.value == 3
    assert scope().printed("meetings.count", {"council": "youth"}).quantity.value == 2
    questions = scope().printed("meetings.agenda_items", {}).quantity
    assert (questions.value, questions.qualifier) == (8, Qualifier.MORE)
    assert not scope().printed("meetings.agenda_items", {"council": "sport"}).quantity.is_known


def test_a_departments_total_speaks_alone() -> None:
    make_meeting(make_council("youth"), 1, "3")
    make_total("bodies", "14", "council", subject="councils")
    make_total("meetings", "59", "meeting", subject="meetings")
    make_total("questions", "134", "question", subject="agenda_items")
    for code, number in (("councils.count", 14), ("meetings.count", 59), ("meetings.agenda_items", 134)):
        found = scope().printed(code, {})
        assert (found.quantity.value, found.basis, len(found.records)) == (number, Basis.TOTAL, 1)
    assert scope().printed("meetings.count", {"council": "youth"}).basis is Basis.RECORDS


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        ("councils.count", {"kind": "club"}, "Вид совета: значения «club» нет."),
        ("meetings.count", {"council": "none"}, "Запись совета с кодом «none» не найдена"),
        ("meetings.agenda_items", {"council": "none"}, "Запись совета с кодом «none» не найдена"),
    ],
)
def test_a_slip_of_the_pen_is_refused(code: str, params: dict[str, str], sentence: str) -> None:
    with pytest.raises(FigureError) as refused:
        scope().printed(code, params)
    assert sentence in str(refused.value)
