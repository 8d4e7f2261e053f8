"""What speaks against a line: the same record twice, another department's, the rules of the table, taken numbers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import CheckConstraint, UniqueConstraint

from portal.imports import sql
from portal.imports.kinds import PLAIN
from portal.imports.lines import STANDING, column_of, refuse, run
from portal.imports.plan import Plan
from portal.imports.staging import Standing
from portal.records.refusals import labels


def has_columns(plan: Plan, columns: Sequence[str]) -> bool:
    given = {slot.column for slot in plan.slots}
    model = plan.model._meta
    optional = {
        field.column
        for field in model.concrete_fields
        if field.has_default() and not callable(field.default) and not field.null
    }
    needed = {column_of(plan.model, name) for name in columns}
    return needed <= given | optional and bool(needed & given)


def refuse_twice_in_file(plan: Plan) -> None:
    """Two lines of one record, or two new ones with the same key."""
    twice(plan, "record::text", "record IS NOT NULL", "запись")
    for key in plan.kind.keys:
        if not has_columns(plan, key.columns):
            continue
        named = [(name, sql.name(column_of(plan.model, name))) for name in key.columns]
        texts = [sql.plain(column) if name.endswith(PLAIN) else f"{column}::text" for name, column in named]
        there = ["record IS NULL", *(f"{column}::text <> ''" for _, column in named)]
        there += [f"{sql.name(column_of(plan.model, name))} = ''" for name in key.unless_differs]
        called = "», «".join(plan.kind.label(name.removesuffix(PLAIN)) for name in key.columns)
        twice(plan, f"concat_ws(E'\\x1f', {', '.join(texts)})", " AND ".join(there), f"«{called}»")


def twice(plan: Plan, key: str, where: str, called: str) -> None:
    refuse(
        plan,
        "SELECT s.line, 'такая же строка ' || first || ' этого файла (' || %s || '): оставьте одну из них' "
        f"FROM (SELECT {key} AS key, min(line) AS first FROM {STANDING} WHERE {where} "
        "GROUP BY 1 HAVING count(*) > 1) AS repeated "
        f"JOIN {STANDING} AS s ON {key} = repeated.key AND s.line > first AND {where}",
        [called],
    )


def build_standing(plan: Plan) -> None:
    """The lines as they would stand, once, for all the questions that follow."""
    text, params = Standing(plan).query()
    run(f"DROP TABLE IF EXISTS {STANDING}")
    run(f"CREATE TEMP TABLE {STANDING} ON COMMIT DROP AS {text}", params)
    run(f"ANALYZE {STANDING}")


def refuse_others(plan: Plan) -> None:
    """A specialist's file does not reach into the records of another department."""
    column = plan.kind.department_field
    if not column or plan.load.department_id is None:
        return
    refuse(
        plan,
        f"SELECT s.line, 'эта запись другого подразделения: изменить её может оно само или сводящий' "
        f"FROM {STANDING} AS s JOIN {sql.name(plan.model._meta.db_table)} AS o ON o.id = s.record "
        "WHERE o.department_id IS DISTINCT FROM %s",
        [plan.load.department_id],
    )


def refuse_broken_rules(plan: Plan) -> None:
    """The model's own constraints, with their own sentences."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        rules = [
            (rule._get_check_sql(plan.model, editor), str(rule.get_violation_error_message()))
            for rule in plan.model._meta.constraints
            if isinstance(rule, CheckConstraint)
        ]
    if not rules:
        return
    cases = ", ".join(f"CASE WHEN NOT ({check.replace('%', '%%')}) THEN %s END" for check, _ in rules)
    refuse(
        plan,
        f"SELECT line, reason FROM (SELECT line, concat_ws('; ', {cases}) AS reason FROM {STANDING}) AS judged "
        "WHERE reason <> ''",
        [in_words(sentence) for _, sentence in rules],
    )


def in_words(sentence: str) -> str:
    text = sentence.rstrip(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def refuse_taken(plan: Plan) -> None:
    """Numbers and codes that another record of the database bears already."""
    for rule in plan.model._meta.constraints:
        if not isinstance(rule, UniqueConstraint) or not rule.fields:
            continue
        columns = [column_of(plan.model, name) for name in rule.fields]
        if not {slot.column for slot in plan.slots} & set(columns):
            continue
        same = " AND ".join(f"o.{sql.name(column)} = s.{sql.name(column)}" for column in columns)
        there = " AND ".join(
            f"s.{sql.name(column)}::text <> ''" for column in columns if column != "municipality_id"
        )
        refuse(
            plan,
            f"SELECT DISTINCT ON (s.line) s.line, %s || o.id || '): исправьте одну из них' FROM {STANDING} AS s "
            f"JOIN {sql.name(plan.model._meta.db_table)} AS o ON {same} AND o.id IS DISTINCT FROM s.record "
            f"WHERE {there}",
            [f"такие же значения «{labels(plan.model, rule.fields)}» есть у другой записи (№ "],
        )
