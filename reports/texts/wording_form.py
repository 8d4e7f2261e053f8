"""What a figure counts and how it is to be said in a sentence: with its unit, with a noun, compared, over years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from portal.lib.agreement import CASES
from portal.lib.units import Kind, unit
from reports.errors import FigureError
from reports.figures.base import PERIOD, Figure, find_declared
from reports.scope import Scope
from reports.texts.conditions import Condition, conditions_of
from reports.texts.tokens import MOST_PLACES, PLAIN, SCALES, Token, parse_token, write_token

CHANGE = "change"
UNIT, NOUN, PERCENT, TIMES, DIFFERENCE = "unit", "noun", "percent", "times", "difference"
COMPARED = (PERCENT, TIMES, DIFFERENCE)
MONEY = (
    ("тыс. рублей", "в тысячах: «тыс. рублей»"),
    ("млн рублей", "в миллионах: «млн рублей»"),
    ("млрд рублей", "в миллиардах: «млрд рублей»"),
    ("рублей", "в рублях"),
    ("тысяча рублей", "словом: «тысяч рублей»"),
    ("миллион рублей", "словом: «миллионов рублей»"),
)
IF = "if_"
"""Begins the name of a field that is a condition of the figure."""


class WordingForm(forms.Form):
    """Reads and writes a token; ``scope`` tells the unit of its figure and what can be chosen."""

    filled = forms.BooleanField(widget=forms.HiddenInput, initial=True, required=False)
    year = forms.IntegerField(label="За год", min_value=1990, max_value=2100, required=False)
    since = forms.IntegerField(
        label="Вместе с годами, начиная с", min_value=1990, max_value=2100, required=False
    )
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
    in_letters = forms.BooleanField(
        label="Прописью: «четыре совещания»", help_text="Числа до десяти.", required=False
    )
    decimals = forms.TypedChoiceField(
        label="Знаков после запятой",
        choices=[
            ("", "сколько известно"),
            *((str(places), str(places)) for places in range(MOST_PLACES + 1)),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    zero = forms.CharField(
        label="Если ноль, написать",
        max_length=120,
        required=False,
        help_text="Например: «заявок не поступало».",
    )
    against = forms.IntegerField(label="Сравнить с годом", min_value=1990, max_value=2100, required=False)

    def __init__(self, data: Any = None, *, token: Token, scope: Scope) -> None:
        self.token, self.scope = _figure_of(token), scope
        self.declared = find_declared(self.token.code)
        self.conditions = tuple(conditions_of(self.declared, scope))
        super().__init__(data, initial=self._initial(token))
        for condition in self.conditions:
            self.fields[f"{IF}{condition.name}"] = _field(
                condition, self.token.params.get(condition.name, "")
            )
        if isinstance(self.declared, Figure):
            self.fields["say"].choices = self._ways()
        else:
            for name in ("say", "noun", "case", "in_letters", "decimals", "zero", "against"):
                del self.fields[name]
        if not (isinstance(self.declared, Figure) and self.declared.adds_years):
            del self.fields["since"]
        self.fields["year"].help_text = f"Пусто — за {scope.facts.year} год."
        if "against" in self.fields:
            self.fields["against"].help_text = "Пусто — с предыдущим годом."

    @property
    def is_number(self) -> bool:
        return isinstance(self.declared, Figure)

    @property
    def title(self) -> str:
        return self.declared.title

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that say what is counted."""
        names = [*(f"{IF}{each.name}" for each in self.conditions), "year", "since"]
        return [self[name] for name in names if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        return any(field.value() or field.errors for field in self.asked)

    @property
    def counted(self) -> str:
        """The unit's code; empty where the figure cannot be computed now."""
        params = {name: value for name, value in self.token.params.items() if name != "since"}
        for asked in (params, {name: value for name, value in params.items() if name != "year"}):
            try:
                return self.scope.printed(self.token.code, asked).quantity.unit
            except FigureError:
                continue
        return ""

    def _ways(self) -> list[tuple[str, str]]:
        kind = unit(self.counted).kind
        own = list(MONEY) if kind is Kind.MONEY else [(UNIT, _with_unit(self.counted))]
        return [
            *own,
            (PLAIN, "только число"),
            (NOUN, "со своим словом"),
            (PERCENT, "к другому году: «на\u00a012\u00a0% больше»"),
            (TIMES, "к другому году: «в\u00a01,5\u00a0раза больше»"),
            (DIFFERENCE, "к другому году: «на\u00a05 больше»"),
        ]

    def _initial(self, token: Token) -> dict[str, object]:
        is_change = token.code == CHANGE
        since = token.params.get("since", "")
        chosen = {f"{IF}{each.name}": self.token.params.get(each.name, "") for each in self.conditions}
        return chosen | {
            "say": self._said(token),
            "noun": token.noun,
            "case": token.case,
            "in_letters": token.in_letters,
            "decimals": "" if token.decimals is None else str(token.decimals),
            "zero": token.zero,
            "year": token.params.get("year") or None,
            "since": None if is_change else since or None,
            "against": (since or None) if is_change else None,
            "filled": True,
        }

    def _said(self, token: Token) -> str:
        if token.code == CHANGE:
            return token.params.get("as", PERCENT)
        if scale := _scale(token):
            return scale
        if token.noun:
            is_own = token.noun != unit(self.counted).one or token.case != "nomn" or token.in_letters
            return NOUN if is_own else UNIT
        return PLAIN if token.wording else MONEY[0][0] if self.counted == "rub" else UNIT

    def to_token(self) -> str:
        """Of valid data. Raises FigureError where the words cannot stand in a token."""
        given = self.cleaned_data
        say = given.get("say", UNIT)
        asked = Token("", self.token.code, self._params())
        if say in COMPARED:
            return write_token(self._compared(say, asked.params))
        if not self.is_number:
            return write_token(asked)
        told = replace(asked, zero=given["zero"], decimals=given["decimals"])
        case = given["case"] or "nomn"
        if say == NOUN:
            return write_token(
                replace(told, wording=given["noun"], case=case, in_letters=given["in_letters"])
            )
        counted = unit(self.counted)
        with_unit = counted.one if counted.kind is Kind.COUNT else ""
        is_declined = bool(SCALES.get(say) and SCALES[say].phrase)
        return write_token(
            replace(told, wording=with_unit if say == UNIT else say, case=case if is_declined else "nomn")
        )

    def _compared(self, say: str, params: Mapping[str, str]) -> Token:
        against = self.cleaned_data.get("against")
        named = {name: value for name, value in params.items() if name != "since"}
        since = {"since": str(against)} if against else {}
        manner = {} if say == PERCENT else {"as": say}
        return Token("", CHANGE, {"of": self.token.code, **named, **since, **manner})

    def _params(self) -> dict[str, str]:
        """Each on the place where it stood, what is new after them."""
        given = self.cleaned_data
        chosen = {each.name: given[f"{IF}{each.name}"] for each in self.conditions}
        chosen |= {name: str(given.get(name) or "") for name in PERIOD if name in self.fields}
        return {name: value for name, value in {**self.token.params, **chosen}.items() if value}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("say") == NOUN and not given.get("noun"):
            self.add_error("noun", "Напишите слово, которое встанет после числа.")
        year = given.get("year") or self.scope.facts.year
        for name in ("since", "against"):
            if given.get(name) and given[name] >= year and (name == "since" or given[name] == year):
                refusal = f"Год должен быть раньше {year}." if name == "since" else "Назовите другой год."
                self.add_error(name, refusal)
        return given


def _figure_of(token: Token) -> Token:
    """The figure that is said; of a comparison the one that is compared."""
    if token.code != CHANGE:
        return token
    params = {name: value for name, value in token.params.items() if name not in ("of", "as", "since")}
    return replace(token, code=token.params.get("of", ""), params=params)


def _field(condition: Condition, chosen: str) -> forms.ChoiceField:
    choices = dict(condition.choices)
    if chosen:
        choices.setdefault(chosen, chosen)
    return forms.ChoiceField(label=condition.label, choices=[("", "все"), *choices.items()], required=False)


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
