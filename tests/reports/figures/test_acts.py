import datetime

import pytest

from reports.figures import FigureError, Reference
from reports.figures.base import find_declared
from reports.renderers.wording import plain_text
from tests.people import make_city
from tests.reports.records import make_act, scope

pytestmark = pytest.mark.django_db


def words(code: str, act: str) -> str:
    declared = find_declared(code)
    assert isinstance(declared, Reference)
    return plain_text(declared.find(scope(), {"code": act}))


def test_date_number_and_title() -> None:
    make_act("act", date=datetime.date(2017, 12, 21), number="3260", title="Об утверждении плана")
    assert words("act.reference", "act") == "от 21.12.2017 №\u00a03260"
    assert words("act.title", "act") == "«Об утверждении плана»"


def test_an_impossible_date_stays_as_it_was_printed() -> None:
    make_act("act", date_printed="10.06.203", number="7")
    assert words("act.reference", "act") == "от 10.06.203 №\u00a07"


def test_acts_of_the_state_belong_to_every_city_and_those_of_another_city_do_not() -> None:
    make_act("law", municipality=None, number="7-ФЗ")
    make_act("foreign", municipality=make_city("kogalym", "Когалым"), number="1")
    assert words("act.reference", "law") == "№\u00a07-ФЗ"
    with pytest.raises(FigureError, match="Запись акта с кодом «foreign» не найдена"):
        words("act.reference", "foreign")


def test_an_act_of_which_nothing_is_known_is_refused() -> None:
    make_act("bare")
    with pytest.raises(FigureError, match="не указаны ни дата, ни номер"):
        words("act.reference", "bare")
    with pytest.raises(FigureError, match="нет названия"):
        words("act.title", "bare")
