"""What the city's organisations won in contests, by level of the contest."""

from __future__ import annotations

from collections.abc import Container, Mapping

from grants.models import ContestRound, RoundShare
from grants.models.dimensions import Level
from portal.lib.quantities import Quantity
from reports.document import (
    Align,
    Basis,
    HeaderCell,
    Inline,
    LineBreak,
    Number,
    Provenance,
    RowKind,
    Style,
    Text,
)
from reports.facts import Facts
from reports.figures.contests import APPLICANTS, WINNERS, counted, select
from reports.place import figure_place
from reports.scope import Scope
from reports.tables.base import Content, DraftRow, SumOfRows, TableColumn, TableDefinition, Value, Words

GROUPS = {
    Level.FEDERAL: "Всероссийские конкурсы:",
    Level.REGIONAL: "Региональные конкурсы:",
    Level.MUNICIPAL: "Муниципальные конкурсы:",
}


def make_rows(facts: Facts, *, level: str = "", source: str = "") -> list[DraftRow]:
    wanted = select(Scope(facts), level, source, "", "")
    codes = frozenset(contest.code for contest in facts.city.contests)
    drafts: list[DraftRow] = []
    number = 0
    for held_by, title in GROUPS.items():
        rounds = [row for row in wanted if row.contest.level == held_by]
        if rounds:
            group: dict[str, Content] = {"number": Words((Text(title, bold=True),))}
            drafts.append(DraftRow(f"level-{held_by}", group, RowKind.GROUP))
        for row in rounds:
            number += 1
            drafts.append(_row(number, row, codes))
    keys = tuple(draft.key for draft in drafts if draft.kind is RowKind.DATA)
    cells: dict[str, Content] = {
        "number": Words((Text("Итого по всем конкурсам:", bold=True),)),
        "amount": SumOfRows(keys, "rub"),
    }
    return [*drafts, DraftRow("total", cells, RowKind.TOTAL)]


def _row(number: int, row: ContestRound, codes: Container[str]) -> DraftRow:
    cells: dict[str, Content] = {
        "number": Words((Text(str(number)),)),
        "name": Words((Text(row.contest.name),)),
        "direction": Words((Text(row.contest.direction),)),
        "applicants": _side(row, APPLICANTS, row.applicants),
        "winners": _side(row, WINNERS, row.winners),
        "amount": Value(row.amount, (row,)),
    }
    return DraftRow(_key(row, codes), cells)


def _key(row: ContestRound, codes: Container[str]) -> str:
    """The second «grant» of a year is «grant-2», unless a contest of the city bears that very code."""
    if row.number == 1:
        return row.contest.code
    key = f"{row.contest.code}-{row.number}"
    return f"{row.contest.code}--{row.number}" if key in codes else key


def _side(row: ContestRound, side: str, plain: Quantity) -> Content:
    """«3 объединения» above «36 физлиц» where the number is known only by kind."""
    shares = [share for share in row.known_shares if share.side == side]
    if plain.is_known or not shares:
        return Value(plain, (row,))
    content: list[Inline] = []
    for share in shares:
        noun = Style(phrase=share.get_applicant_kind_display())
        run = Number(counted(share), noun, Provenance(_place_of(row, share), Basis.RECORDS, 1))
        content += [LineBreak(), run] if content else [run]
    return Words(tuple(content))


def _place_of(row: ContestRound, share: RoundShare) -> str:
    params = {"contest": row.contest.code, "number": str(row.number), "who": share.applicant_kind}
    return figure_place(f"contests.{share.side}", params)


def caption(facts: Facts, params: Mapping[str, str]) -> str:
    return f"Грантовая деятельность НКО по итогам {facts.year} года"


def header(facts: Facts) -> tuple[tuple[HeaderCell, ...], ...]:
    """The counts are of this city only, so their columns name it."""
    city = facts.city.municipality.name_genitive
    return (
        tuple(
            HeaderCell(f"{column.title} {city}" if column.code in ("applicants", "winners") else column.title)
            for column in TABLE.columns
        ),
    )


TABLE = TableDefinition(
    code="contests",
    title="Грантовая деятельность НКО",
    hint="Конкурсы года по уровням: сколько из города участвовали, победили и получили.",
    params=("level", "source"),
    caption=caption,
    columns=(
        TableColumn("number", "№ п/п", 6, Align.CENTER),
        TableColumn("name", "Наименование конкурса, гранта", 27),
        TableColumn("direction", "Направление деятельности", 29),
        TableColumn("applicants", "Кол-во участников от города", 13, Align.CENTER, Style(with_unit=False)),
        TableColumn("winners", "Кол-во победителей от города", 13, Align.CENTER, Style(with_unit=False)),
        TableColumn(
            "amount",
            "Выделено грантов, тыс. рублей",
            12,
            Align.RIGHT,
            Style(scale="тыс.", decimals=1, with_unit=False),
        ),
    ),
    make_rows=make_rows,
    header=header,
)
