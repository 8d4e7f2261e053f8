"""What the search of the register reads, and the triggers that keep it.

All triggers run once for a statement: row by row, a load of 200,000 organisations took minutes. What an organisation
is searched by has one definition, ``ngo_registry_search_rows``; the triggers only tell which organisations to look at
again. They lock these organisations first, in the order of keys, so that of two writers the second sees what the first
has written, and neither waits for the other in a circle.

The functions name other tables in their text only, so PostgreSQL lets later migrations change those tables.
"""

import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

WORDS = r"""
CREATE FUNCTION ngo_registry_plain_words(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT trim(regexp_replace(translate(lower(given), 'ё', 'е'), '[^0-9a-zß-ÿЀ-ӿ]+', ' ', 'g'))
$$;

CREATE FUNCTION ngo_registry_weighed_words(given text, weight text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN ngo_registry_plain_words(given) = '' THEN ''
        ELSE replace(ngo_registry_plain_words(given), ' ', ':1' || weight || ' ') || ':1' || weight || ' ' END
$$;

CREATE FUNCTION ngo_registry_one_letter_less(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT overlay(word PLACING '' FROM place FOR 1)) || word
    FROM generate_series(1, length(word)) AS place
$$;
"""

ROWS = """
-- The app of support puts its own in place of this: the register does not know it.
CREATE FUNCTION ngo_registry_search_support()
RETURNS TABLE (organization_id bigint, years text[], total numeric)
LANGUAGE sql STABLE AS $$ SELECT NULL::bigint, NULL::text[], NULL::numeric WHERE false $$;

CREATE FUNCTION ngo_registry_search_rows()
RETURNS TABLE (
    organization_id bigint, municipality_id bigint, name_key text, words tsvector, facets text[], registered_on date
)
LANGUAGE sql STABLE AS $$
    SELECT
        o.id, o.municipality_id, translate(lower(o.name), 'ё', 'е'),
        (
            ngo_registry_weighed_words(o.name || ' ' || o.short_name, 'A')
            || coalesce((
                SELECT string_agg(ngo_registry_weighed_words(n.name, 'B'), '')
                FROM ngo_registry_formername n WHERE n.organization_id = o.id
            ), '')
            || ngo_registry_weighed_words(o.ogrn || ' ' || o.inn, 'C')
            || ngo_registry_weighed_words(o.address, 'D')
        )::tsvector,
        ARRAY['status:' || o.status, 'form:' || coalesce(f.code, '-')]
        || coalesce((
            SELECT array_agg(DISTINCT 'category:' || r.code)
            FROM ngo_registry_organization_categories s JOIN ngo_registry_category r ON r.id = s.category_id
            WHERE s.organization_id = o.id
        ), '{category:-}')
        || coalesce((
            SELECT array_agg(DISTINCT 'sphere:' || r.code)
            FROM ngo_registry_organization_spheres s JOIN ngo_registry_sphere r ON r.id = s.sphere_id
            WHERE s.organization_id = o.id
        ), '{sphere:-}')
        || coalesce((
            SELECT array_agg(DISTINCT 'activity:' || r.code)
            FROM ngo_registry_organization_activity_kinds s
            JOIN ngo_registry_activitykind r ON r.id = s.activitykind_id
            WHERE s.organization_id = o.id
        ), '{activity:-}')
        || coalesce((
            SELECT array_agg('mark:' || m.register ORDER BY m.register)
            FROM ngo_registry_organizationmark m WHERE m.organization_id = o.id AND m.until IS NULL
        ), '{mark:-}'),
        coalesce(o.registered_on, '0001-01-01'::date)
    FROM ngo_registry_organization o LEFT JOIN ngo_registry_legalform f ON f.id = o.legal_form_id
$$;
"""

WRITING = """
CREATE FUNCTION ngo_registry_search_write(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO ngo_registry_searchentry AS e (
        organization_id, municipality_id, name_key, words, facets, registered_on, years, support_sum
    )
    SELECT r.*, coalesce(s.years, '{year:-}'), coalesce(s.total, 0)
    FROM ngo_registry_search_rows() r
    LEFT JOIN LATERAL (
        SELECT * FROM ngo_registry_search_support() x WHERE x.organization_id = r.organization_id
        OFFSET 0  -- or else the support of all organisations is summed for these
    ) s ON true
    WHERE r.organization_id = ANY (ids)
    ON CONFLICT (organization_id) DO UPDATE SET
        municipality_id = excluded.municipality_id, name_key = excluded.name_key, words = excluded.words,
        facets = excluded.facets, registered_on = excluded.registered_on, years = excluded.years,
        support_sum = excluded.support_sum
    WHERE (
        e.municipality_id, e.name_key, e.words, e.facets, e.registered_on, e.years, e.support_sum
    ) IS DISTINCT FROM (
        excluded.municipality_id, excluded.name_key, excluded.words, excluded.facets, excluded.registered_on,
        excluded.years, excluded.support_sum
    )
$$;

CREATE FUNCTION ngo_registry_search_refresh(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM ngo_registry_organization WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    -- A statement of its own: it sees what those have written for whom the first one waited.
    PERFORM ngo_registry_search_write(ids);
END $$;

CREATE FUNCTION ngo_registry_search_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Readers go on; a writer whose words are not yet to be seen is waited for.
    LOCK TABLE ngo_registry_searchentry IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM ngo_registry_searchentry;
    DELETE FROM ngo_registry_searchcount;
    DELETE FROM ngo_registry_searchword;
    INSERT INTO ngo_registry_searchentry (
        organization_id, municipality_id, name_key, words, facets, registered_on, years, support_sum
    )
    SELECT r.*, coalesce(s.years, '{year:-}'), coalesce(s.total, 0)
    FROM ngo_registry_search_rows() r LEFT JOIN ngo_registry_search_support() s USING (organization_id)
    ORDER BY r.municipality_id, r.name_key;
END $$;
"""

SOURCES = """
CREATE FUNCTION ngo_registry_search_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ngo_registry_search_write(ARRAY(SELECT id FROM changed ORDER BY id));
    RETURN NULL;
END $$;

CREATE FUNCTION ngo_registry_search_altered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Not a join: its plan stays with the connection, and one made for a single row is ruinous for thousands.
    PERFORM ngo_registry_search_write(ARRAY(SELECT id FROM (
        SELECT id, municipality_id, name, short_name, legal_form_id, status, ogrn, inn, address, registered_on
        FROM changed
        EXCEPT
        SELECT id, municipality_id, name, short_name, legal_form_id, status, ogrn, inn, address, registered_on
        FROM former
    ) altered ORDER BY id));
    RETURN NULL;
END $$;

CREATE FUNCTION ngo_registry_search_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ngo_registry_searchentry WHERE organization_id = ANY (ARRAY(SELECT id FROM former));
    RETURN NULL;
END $$;

CREATE FUNCTION ngo_registry_search_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Where they are emptied by the same statement, they are empty by now and still held by it.
    IF EXISTS (SELECT FROM ngo_registry_searchentry) THEN
        TRUNCATE ngo_registry_searchentry, ngo_registry_searchcount, ngo_registry_searchword;
    END IF;
    RETURN NULL;
END $$;

-- For every table that tells something of an organisation by its organization_id.
CREATE FUNCTION ngo_registry_search_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ngo_registry_search_refresh(ARRAY(SELECT DISTINCT organization_id FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION ngo_registry_search_retold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ngo_registry_search_refresh(ARRAY(
        SELECT organization_id FROM changed UNION SELECT organization_id FROM former
    ));
    RETURN NULL;
END $$;

-- Arguments: the table that leads from an organisation to the book, its column of the organisation, of the book.
CREATE FUNCTION ngo_registry_search_recoded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
    EXECUTE format(
        'SELECT array_agg(DISTINCT t.%I) FROM %I t JOIN changed n ON n.id = t.%I JOIN former o ON o.id = n.id '
        'WHERE n.code <> o.code', TG_ARGV[1], TG_ARGV[0], TG_ARGV[2]
    ) INTO ids;
    PERFORM ngo_registry_search_refresh(ids);
    RETURN NULL;
END $$;
"""

KEPT = r"""
CREATE FUNCTION ngo_registry_search_compact(city bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('ngo_registry_searchcount'), city::int) THEN
        WITH gone AS (DELETE FROM ngo_registry_searchcount WHERE municipality_id = city RETURNING value, change)
        INSERT INTO ngo_registry_searchcount (municipality_id, value, change)
        SELECT city, value, sum(change) FROM gone GROUP BY value HAVING sum(change) <> 0;
    END IF;
END $$;

-- Now and then, so that the rows of a city stay some thousands: a reader sums them all.
CREATE FUNCTION ngo_registry_search_tidy(city bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF random() < 0.02 THEN PERFORM ngo_registry_search_compact(city); END IF;
END $$;

-- Looked up word by word in the index, whatever plan the connection keeps. Numbers are not looked up by parts.
CREATE FUNCTION ngo_registry_search_is_new_word(city bigint, given text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN given !~ '^\d+$' AND NOT EXISTS (
        SELECT FROM ngo_registry_searchword WHERE municipality_id = city AND word = given
    );
END $$;

CREATE FUNCTION ngo_registry_search_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ngo_registry_searchcount (municipality_id, value, change)
    SELECT municipality_id, value, count(*) FROM changed, unnest(facets || years) value GROUP BY 1, 2;
    PERFORM ngo_registry_search_tidy(municipality_id) FROM (SELECT DISTINCT municipality_id FROM changed) c;
    INSERT INTO ngo_registry_searchword (municipality_id, word)
    SELECT municipality_id, word
    FROM (SELECT DISTINCT municipality_id, unnest(tsvector_to_array(words)) AS word FROM changed) c
    WHERE ngo_registry_search_is_new_word(municipality_id, word);
    RETURN NULL;
END $$;

CREATE FUNCTION ngo_registry_search_recounted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ngo_registry_searchcount (municipality_id, value, change)
    SELECT municipality_id, value, sum(change) FROM (
        SELECT municipality_id, unnest(facets || years) AS value, 1 AS change FROM changed
        UNION ALL
        SELECT municipality_id, unnest(facets || years), -1 FROM former
    ) c GROUP BY 1, 2 HAVING sum(change) <> 0;
    PERFORM ngo_registry_search_tidy(municipality_id) FROM (SELECT DISTINCT municipality_id FROM changed) c;
    INSERT INTO ngo_registry_searchword (municipality_id, word)
    SELECT municipality_id, word
    FROM (
        SELECT municipality_id, unnest(tsvector_to_array(words)) AS word FROM changed
        EXCEPT
        SELECT municipality_id, unnest(tsvector_to_array(words)) FROM former
    ) c
    WHERE ngo_registry_search_is_new_word(municipality_id, word);
    RETURN NULL;
END $$;

CREATE FUNCTION ngo_registry_search_uncounted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ngo_registry_searchcount (municipality_id, value, change)
    SELECT municipality_id, value, -count(*) FROM former, unnest(facets || years) value GROUP BY 1, 2;
    PERFORM ngo_registry_search_tidy(municipality_id) FROM (SELECT DISTINCT municipality_id FROM former) c;
    RETURN NULL;
END $$;
"""

FUNCTIONS = (
    *("plain_words(text)", "weighed_words(text, text)", "one_letter_less(text)"),
    *("search_support()", "search_rows()", "search_write(bigint[])", "search_refresh(bigint[])"),
    *("search_rebuild()", "search_added()", "search_altered()", "search_removed()", "search_emptied()"),
    *("search_told()", "search_retold()", "search_recoded()"),
    *("search_compact(bigint)", "search_tidy(bigint)", "search_is_new_word(bigint, text)"),
    *("search_counted()", "search_recounted()", "search_uncounted()"),
)
SEEN = {
    "INSERT": "REFERENCING NEW TABLE AS changed",
    "UPDATE": "REFERENCING OLD TABLE AS former NEW TABLE AS changed",
    "DELETE": "REFERENCING OLD TABLE AS former",
    "TRUNCATE": "",
}
OF_ORGANIZATION = ("formername", "organizationmark")
SETS = {"category": "categories", "sphere": "spheres", "activitykind": "activity_kinds"}


def trigger(table, event, function, *arguments, seen=None):
    return (
        f"CREATE TRIGGER search_{event.lower()} AFTER {event} ON ngo_registry_{table} {seen or SEEN[event]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION ngo_registry_search_{function}({', '.join(arguments)});"
    )


def triggers():
    for event, function in zip(SEEN, ("added", "altered", "removed", "emptied"), strict=True):
        yield "organization", event, trigger("organization", event, function)
    for event, function in zip(SEEN, ("counted", "recounted", "uncounted"), strict=False):
        yield "searchentry", event, trigger("searchentry", event, function)
    for table in (*OF_ORGANIZATION, *(f"organization_{name}" for name in SETS.values())):
        yield table, "INSERT", trigger(table, "INSERT", "told")
        yield table, "UPDATE", trigger(table, "UPDATE", "retold")
        yield table, "DELETE", trigger(table, "DELETE", "told", seen="REFERENCING OLD TABLE AS changed")
    for book, name in SETS.items():
        way = (f"'ngo_registry_organization_{name}'", "'organization_id'", f"'{book}_id'")
        yield book, "UPDATE", trigger(book, "UPDATE", "recoded", *way)
    way = ("'ngo_registry_organization'", "'id'", "'legal_form_id'")
    yield "legalform", "UPDATE", trigger("legalform", "UPDATE", "recoded", *way)


def run(sql, reverse=""):
    return migrations.RunSQL([sql], [reverse] if reverse else [])


def gin(name, *expressions, **options):
    return django.contrib.postgres.indexes.GinIndex(*expressions, name=name, **options)


def of_city():
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to="portal.municipality",
    )


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def texts():
    return django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)


class Migration(migrations.Migration):
    dependencies = [
        ("ngo_registry", "0006_claims_and_sources"),
        ("portal", "0007_calendar_and_public_terms"),
    ]

    operations = [
        run(
            WORDS + ROWS,
            "".join(f"DROP FUNCTION ngo_registry_{function};" for function in reversed(FUNCTIONS)),
        ),
        migrations.CreateModel(
            name="SearchCount",
            fields=[
                ("id", key()),
                ("value", models.TextField()),
                ("change", models.IntegerField()),
                ("municipality", of_city()),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["municipality", "value"], name="search_count")],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "organization",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="ngo_registry.organization",
                    ),
                ),
                ("name_key", models.TextField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("facets", texts()),
                ("years", texts()),
                ("registered_on", models.DateField(default=datetime.date(1, 1, 1))),
                ("support_sum", models.DecimalField(decimal_places=2, max_digits=20)),
                ("municipality", of_city()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["municipality", "name_key", "organization"], name="search_by_name"),
                    models.Index(fields=["municipality", "registered_on", "organization"], name="search_by_day"),
                    models.Index(fields=["municipality", "support_sum", "organization"], name="search_by_support"),
                    gin("search_by_words", fields=["words", "facets", "years"], gin_pending_list_limit=1024),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[("id", key()), ("word", models.TextField()), ("municipality", of_city())],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["municipality", "word"], name="search_word"),
                    gin(
                        "search_word_parts",
                        django.contrib.postgres.indexes.OpClass(models.F("word"), name="gin_trgm_ops"),
                    ),
                    gin(
                        "search_word_nearly",
                        models.Func(
                            models.F("word"), function="ngo_registry_one_letter_less", output_field=texts()
                        ),
                    ),
                ],
            },
        ),
        run(WRITING + SOURCES + KEPT),
        *(
            run(made, f"DROP TRIGGER search_{event.lower()} ON ngo_registry_{table};")
            for table, event, made in triggers()
        ),
        run("SELECT ngo_registry_search_rebuild();"),
    ]
