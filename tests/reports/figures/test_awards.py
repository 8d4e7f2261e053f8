import pytest

from reports.document import Inline
from reports.figures import FigureError, Reference
from reports.figures.base import find_declared
from reports.renderers.wording import plain_text
from tests.reports.records import make_award, make_contest, make_organization, scope

pytestmark = pytest.mark.django_db


def words(code: str, /, **params: str) -> str:
    declared = find_declared(code)
    assert isinstance(declared, Reference)
    content: tuple[Inline, ...] = declared.find(scope(), params)
    return plain_text(content)


def test_money_and_victories_by_contest_and_organization() -> None:
    fund, president, potanin = make_organization("fund"), make_contest("president"), make_contest("potanin")
    make_award("a", president, organization=fund, amount="500 тыс")
    make_award("b", potanin, organization=fund, amount="1,5 тыс")
    make_award("c", president, persons="36", amount="10 тыс")
    assert scope().printed("awards.amount", {}).quantity.value == 511_500
    assert scope().printed("awards.amount", {"contest": "president"}).quantity.value == 510_000
    assert scope().printed("awards.amount", {"organization": "fund"}).quantity.value == 501_500
    assert scope().printed("awards.amount", {"code": "b"}).quantity.value == 1_500
    assert scope().printed("awards.count", {}).quantity.value == 38
    assert scope().printed("awards.count", {"contest": "potanin"}).quantity.value == 1


def test_the_project_stands_in_quotes_once() -> None:
    president = make_contest("president")
    make_award("bare", president, organization=make_organization("a"), project="Мама рядом")
    make_award("quoted", president, organization=make_organization("b"), project="«Мама рядом»")
    make_award("unnamed", president, organization=make_organization("c"))
    assert words("award.project", code="bare") == words("award.project", code="quoted") == "«Мама рядом»"
    with pytest.raises(FigureError, match="не назван проект"):
        words("award.project", code="unnamed")


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"code": "none"}, "Победа с кодом «none» не найдена"),
        ({"contest": "none"}, "Запись конкурса с кодом «none» не найдена"),
        ({"organization": "none"}, "Организация с кодом «none» не найдена"),
    ],
)
def test_a_slip_of_the_pen_is_refused(params: dict[str, str], sentence: str) -> None:
    with pytest.raises(FigureError) as refused:
        scope().printed("awards.amount", params)
    assert sentence in str(refused.value)
