import pytest

from reports.document import Link
from reports.figures import FigureError
from reports.walking import inlines
from tests.reports.records import make_organization, make_programme, make_support
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db


def test_recipients_in_their_order_each_leading_to_its_page() -> None:
    sport = make_programme("sport")
    vityaz = make_organization("vityaz", short_name="Витязь")
    make_support("group", programme=sport, recipients="4", amount="78,3 тыс", position=2)
    whole = make_support("named", programme=sport, organization=vityaz, amount="350,0 тыс", position=1)
    make_support("part", programme=sport, organization=vityaz, amount="50 тыс", part_of=whole)
    make_support("other", programme=make_programme("culture"), recipients="4", amount="1 тыс")
    table = laid("programme_recipients", programme="sport")
    assert printed(table) == [
        ["Витязь", "350,0", "1"],
        ["Получатели group", "78,3", "4"],
        ["Итого:", "428,3", "5"],
    ]
    assert Link("Витязь", vityaz.get_absolute_url()) in list(inlines((table,)))
    assert table.caption.endswith("программы «Программа sport»")


def test_an_unknown_programme_is_refused() -> None:
    with pytest.raises(FigureError, match="Программы с кодом «none» у города нет"):
        resolved("programme_recipients", programme="none")
