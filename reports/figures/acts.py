"""Legal acts in a text: date and number, title."""

from __future__ import annotations

from portal.models import LegalAct
from reports.document import Inline, Text
from reports.errors import FigureError
from reports.figures.base import by_code, reference
from reports.scope import Scope


@reference("act.reference", "Дата и номер правового акта")
def act_reference(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    act = _act(scope, code)
    if not act.reference:
        raise FigureError(f"У акта «{code}» не указаны ни дата, ни номер.")
    return (Text(act.reference),)


@reference("act.title", "Название правового акта")
def act_title(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    act = _act(scope, code)
    if not act.title:
        raise FigureError(f"У акта «{code}» нет названия.")
    return (Text(f"«{act.title}»"),)


def _act(scope: Scope, code: str) -> LegalAct:
    return by_code(scope.facts.city.acts, code, "Запись акта")
