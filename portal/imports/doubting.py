"""What is possible but unlikely: a person says whether such lines are loaded."""

from __future__ import annotations

from portal.imports import sql
from portal.imports.lines import STANDING, column_of, mark
from portal.imports.plan import Plan
from portal.models.file_import import Outcome


def doubt(plan: Plan) -> None:
    for each in plan.kind.doubts:
        given = {column_of(plan.model, name) for name in each.columns}
        if given & {slot.column for slot in plan.slots}:
            mark(
                plan,
                Outcome.SUSPICIOUS,
                f"SELECT line, %s::text FROM {STANDING} WHERE {each.condition}",
                [each.sentence],
            )
    doubt_sums(plan)
    if plan.kind.namesakes and plan.kind.namesakes in {slot.column for slot in plan.slots}:
        doubt_namesakes(plan)
    if plan.kind.doubles:
        doubt_doubles(plan)


def doubt_sums(plan: Plan) -> None:
    """A hundred times the middle of the column is usually a sum in roubles among thousands."""
    given = {slot.column for slot in plan.slots}
    for name, quantity in getattr(plan.model, "quantity_fields", {}).items():
        if quantity.unit != "rub" or f"{name}_value" not in given:
            continue
        value = sql.name(f"{name}_value")
        mark(
            plan,
            Outcome.SUSPICIOUS,
            f"SELECT line, %s::text FROM {STANDING}, (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY {value}) AS "
            f"middle, count({value}) AS known FROM {STANDING}) AS column_of_file "
            f"WHERE known >= 3 AND middle > 0 AND {value} >= 100 * middle",
            [f"сумма «{quantity.label}» в 100 и более раз больше обычной в этом файле: проверьте единицы"],
        )


def doubt_namesakes(plan: Plan) -> None:
    number = sql.name(plan.kind.namesakes)
    mark(
        plan,
        Outcome.SUSPICIOUS,
        "SELECT DISTINCT ON (s.line) s.line, "
        f"'в реестре есть организация с таким же названием и другим ОГРН ' || o.{number} "
        f"FROM {STANDING} AS s JOIN {sql.name(plan.model._meta.db_table)} AS o ON o.municipality_id = %s "
        f"AND {sql.plain('o.name')} = {sql.plain('s.name')} "
        f"AND o.{number} <> '' AND s.{number} <> '' AND o.{number} <> s.{number} WHERE s.record IS NULL",
        [plan.city.pk],
    )


def doubt_doubles(plan: Plan) -> None:
    columns = [sql.name(column_of(plan.model, name)) for name in plan.kind.doubles]
    same = " AND ".join(f"o.{column} = s.{column}" for column in columns)
    table = sql.name(plan.model._meta.db_table)
    mark(
        plan,
        Outcome.SUSPICIOUS,
        "SELECT DISTINCT ON (s.line) s.line, 'такая запись уже есть: те же получатель, год и сумма' "
        f"FROM {STANDING} AS s "
        f"JOIN {table} AS o ON o.municipality_id = %s AND {same} WHERE s.record IS NULL",
        [plan.city.pk],
    )
    there = " AND ".join(f"{column} IS NOT NULL" for column in columns)
    mark(
        plan,
        Outcome.SUSPICIOUS,
        "SELECT line, 'те же получатель, год и сумма, что в строке ' || first FROM (SELECT line, min(line) OVER "
        f"(PARTITION BY {', '.join(columns)}) AS first FROM {STANDING} WHERE record IS NULL AND {there}) AS lines "
        "WHERE line > first",
        [],
    )
