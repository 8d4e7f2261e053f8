"""How a figure is to be said in a sentence: with its unit, as the number alone, with a noun, compared, over years."""

from __future__ import annotations

from typing import Any

from django import forms

from portal.lib.agreement import CASES
from portal.lib.units import Kind, unit
from reports.errors import FigureError
from reports.figures.base import Figure, find_declared
from reports.scope import Scope
from reports.texts.tokens import PLAIN, SCALES, Token, parse_token, write_token

CHANGE = "change"
UNIT, NOUN, PERCENT, TIMES = "unit", "noun", "percent", "times"
MONEY = (
    ("тыс. рублей", "в тысячах рублей"),
    ("млн рублей", "в миллионах рублей"),
    ("рублей", "в рублях"),
)


class WordingForm(forms.Form):
    """Reads and writes a token; ``scope`` tells the unit of its figure."""

    say = forms.ChoiceField(label="Как сказать", widget=forms.RadioSelect)
    noun = forms.CharField(
        label="Слово после числа",
        max_length=80,
        required=False,
        help_text="В именительном падеже и единственном числе: «общественная организация».",
    )
    case = forms.ChoiceField(
        label="Падеж", choices=[(code, name) for name, code in CASES.items()], required=False
    )
    zero = forms.CharField(
        label="Если ноль, написать",
        max_length=120,
        required=False,
        help_text="Например: «заявок не поступало».",
    )
    since = forms.IntegerField(
        label="Вместе с годами, начиная с", min_value=1990, max_value=2100, required=False
    )

    def __init__(self, data: Any = None, *, token: Token, scope: Scope) -> None:
        self.code, self.params, self.old = _figure_of(token)
        self.scope = scope
        self.declared = find_declared(self.code)
        super().__init__(data, initial=self._initial(token))
        self.fields["say"].choices = self._ways()
        if not self.adds_years:
            del self.fields["since"]

    @property
    def adds_years(self) -> bool:
        return isinstance(self.declared, Figure) and self.declared.adds_years

    @property
    def is_number(self) -> bool:
        return isinstance(self.declared, Figure)

    @property
    def title(self) -> str:
        return self.declared.title

    @property
    def counted(self) -> str:
        """The unit's code; empty where the figure cannot be computed now."""
        try:
            return self.scope.printed(self.code, self._plain).quantity.unit
        except FigureError:
            return ""

    @property
    def _plain(self) -> dict[str, str]:
        return {name: value for name, value in self.params.items() if name != "since"}

    def _ways(self) -> list[tuple[str, str]]:
        kind = unit(self.counted).kind
        own = list(MONEY) if kind is Kind.MONEY else [(UNIT, _with_unit(self.counted))]
        return [
            *own,
            (PLAIN, "только число"),
            (NOUN, "со своим словом"),
            (PERCENT, "сравнить с прошлым годом, в процентах"),
            (TIMES, "сравнить с прошлым годом, в разах"),
        ]

    def _initial(self, token: Token) -> dict[str, object]:
        noun = unit(self.counted).one if self.counted else ""
        is_own = token.noun not in ("", noun) or token.case != "nomn"
        if token.code == CHANGE:
            say = TIMES if token.params.get("as") == TIMES else PERCENT
        elif token.noun:
            say = NOUN if is_own else UNIT
        else:
            say = (
                _scale(token) or (token.wording and PLAIN) or (MONEY[0][0] if self.counted == "rub" else UNIT)
            )
        since = self.params.get("since", "")
        return {
            "say": say,
            "noun": token.noun,
            "case": token.case,
            "zero": token.zero,
            "since": since or None,
        }

    def to_token(self) -> str:
        """Of valid data. Raises FigureError where the words cannot stand in a token."""
        given = self.cleaned_data
        say, zero = given["say"], given["zero"]
        params = self._plain
        if say in (PERCENT, TIMES):
            manner = {"as": TIMES} if say == TIMES else {}
            return write_token(CHANGE, {"of": self.code, **params, **self.old, **manner})
        if since := given.get("since"):
            params = {**params, "since": str(since)}
        if say == NOUN:
            return write_token(self.code, params, given["noun"], given["case"] or "nomn", zero)
        counted = unit(self.counted)
        with_unit = counted.one if counted.kind is Kind.COUNT else ""
        return write_token(self.code, params, with_unit if say == UNIT else say, "nomn", zero)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("say") == NOUN and not given.get("noun"):
            self.add_error("noun", "Напишите слово, которое встанет после числа.")
        since = given.get("since")
        if since and since >= self.scope.facts.year:
            self.add_error("since", f"Год должен быть раньше {self.scope.facts.year}.")
        return given


def _figure_of(token: Token) -> tuple[str, dict[str, str], dict[str, str]]:
    """The figure, its filters, and the year that a comparison names of its own."""
    params = dict(token.params)
    if token.code != CHANGE:
        return token.code, params, {}
    params.pop("as", "")
    named = {"since": params.pop("since")} if "since" in params else {}
    return params.pop("of", ""), params, named


def _scale(token: Token) -> str:
    """The scale as the form names it: «млн» and «млн рублей» are one."""
    style = SCALES.get(token.wording)
    return next((name for name, _ in MONEY if style == SCALES[name]), "")


def _with_unit(counted: str) -> str:
    known = unit(counted)
    return f"с единицей: «5 {known.many}»" if known.many else "как есть"


def wording_form(data: Any, source: str, scope: Scope) -> WordingForm:
    """``data`` is what was chosen so far, None at first. Raises FigureError for a token of nothing."""
    return WordingForm(data, token=parse_token(source), scope=scope)
