"""Sums of support kept beside the records, and the words of their purposes indexed.

Millions of records fall into a few thousand groups that differ in nothing a visitor can ask for. Each statement adds
what it has changed in its groups as lines of its own, so that nobody waits for anybody; who reads adds the lines up.
One statement in a hundred folds the city's lines together, leaving alone those that another one is folding.
"""

from django.db import migrations

KEYS = (
    "municipality_id, year, kind, programme_id, sphere_id, department_id, recipient_kind, "
    "is_group, unit, step, qualifier"
)


def measured(rows: str, sign: str = "") -> str:
    """Money, area and services exclude each other, so each record has one measure. Parts are left to their whole."""
    return f"""
    SELECT municipality_id, year, kind, programme_id, sphere_id, department_id, recipient_kind,
        organization_id IS NULL AS is_group,
        CASE kind WHEN 'financial' THEN 'rub' WHEN 'property' THEN 'm2' ELSE service_unit END AS unit,
        CASE kind WHEN 'financial' THEN amount_step WHEN 'property' THEN area_step ELSE services_step END AS step,
        CASE kind WHEN 'financial' THEN amount_qualifier WHEN 'property' THEN area_qualifier
            ELSE services_qualifier END AS qualifier,
        {sign}1 AS records,
        {sign}(CASE kind WHEN 'financial' THEN amount_value WHEN 'property' THEN area_value
            ELSE services_value END) AS value
    FROM {rows} WHERE part_of_id IS NULL"""


def added(rows: str) -> str:
    return f"""
    INSERT INTO grants_supportsum ({KEYS}, records, value)
    SELECT {KEYS}, sum(records), sum(value) FROM ({rows}) AS each GROUP BY {KEYS}
    HAVING sum(records) <> 0 OR sum(value) <> 0"""


def trigger(event: str, rows: str, tables: str) -> str:
    return f"""
CREATE FUNCTION grants_support_summed_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {added(rows)};
    IF random() < 0.01 THEN
        PERFORM grants_support_sums_fold(ARRAY(SELECT DISTINCT municipality_id FROM changed));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sums_{event} AFTER {event.upper()} ON grants_support REFERENCING {tables}
FOR EACH STATEMENT EXECUTE FUNCTION grants_support_summed_{event}();
"""


TABLE = """
CREATE TABLE grants_supportsum (
    municipality_id bigint NOT NULL,
    year integer NOT NULL,
    kind varchar(20) NOT NULL,
    programme_id bigint,
    sphere_id bigint,
    department_id bigint,
    recipient_kind varchar(20) NOT NULL,
    is_group boolean NOT NULL,
    unit varchar(30) NOT NULL,
    step numeric(16, 2) NOT NULL,
    qualifier varchar(10) NOT NULL,
    records bigint NOT NULL,
    value numeric(30, 2)
);
CREATE INDEX support_sums_of_city ON grants_supportsum (municipality_id);
"""

FOLD = f"""
CREATE FUNCTION grants_support_sums_fold(cities bigint[]) RETURNS void LANGUAGE sql AS $$
    WITH folded AS (
        DELETE FROM grants_supportsum WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM grants_supportsum WHERE municipality_id = ANY (cities) FOR UPDATE SKIP LOCKED
        )) RETURNING *
    )
    INSERT INTO grants_supportsum ({KEYS}, records, value)
    SELECT {KEYS}, sum(records), sum(value) FROM folded GROUP BY {KEYS}
    HAVING sum(records) <> 0 OR sum(value) <> 0;
$$;
"""

REFILL = f"""
CREATE FUNCTION grants_support_sums_refill() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE grants_support IN SHARE MODE;
    TRUNCATE grants_supportsum;
    {added(measured("grants_support"))};
END $$;
"""

TRIGGERS = (
    trigger("insert", measured("changed"), "NEW TABLE AS changed")
    + trigger("delete", measured("changed", "-"), "OLD TABLE AS changed")
    + trigger(
        "update",
        f"{measured('changed')} UNION ALL {measured('former', '-')}",
        "OLD TABLE AS former NEW TABLE AS changed",
    )
    + """
CREATE FUNCTION grants_support_summed_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE grants_supportsum;
    RETURN NULL;
END $$;
CREATE TRIGGER sums_truncate AFTER TRUNCATE ON grants_support
FOR EACH STATEMENT EXECUTE FUNCTION grants_support_summed_truncate();
"""
)

WORDS = """
CREATE INDEX support_words ON grants_support USING gin
((translate(lower((purpose || ' ' || recipients_group)), 'ё', 'е')) gin_trgm_ops);
"""

EVENTS = ("insert", "delete", "update", "truncate")
NOTHING = [
    "DROP INDEX support_words;",
    *(f"DROP TRIGGER sums_{event} ON grants_support;" for event in EVENTS),
    *(f"DROP FUNCTION grants_support_summed_{event}();" for event in EVENTS),
    "DROP FUNCTION grants_support_sums_refill();",
    "DROP FUNCTION grants_support_sums_fold(bigint[]);",
    "DROP TABLE grants_supportsum;",
]


class Migration(migrations.Migration):
    dependencies = [("grants", "0007_support_in_search")]

    operations = [
        migrations.RunSQL(
            [TABLE, FOLD, REFILL, TRIGGERS, "SELECT grants_support_sums_refill();", WORDS], NOTHING
        )
    ]
