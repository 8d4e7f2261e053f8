"""The register is searched and sorted by support too: in which years an organisation was supported, and how much.

``ngo_registry_search_support`` is what the register asks; it stands there empty until this app is in place.
"""

from django.db import migrations

OF_SUPPORT = """
CREATE OR REPLACE FUNCTION ngo_registry_search_support()
RETURNS TABLE (organization_id bigint, years text[], total numeric)
LANGUAGE sql STABLE AS $$
    SELECT s.organization_id, array_agg(DISTINCT 'year:' || s.year), coalesce(sum(s.amount_value), 0)
    FROM grants_support s
    WHERE s.organization_id IS NOT NULL
    GROUP BY s.organization_id
$$;
"""
OF_NOTHING = """
CREATE OR REPLACE FUNCTION ngo_registry_search_support()
RETURNS TABLE (organization_id bigint, years text[], total numeric)
LANGUAGE sql STABLE AS $$ SELECT NULL::bigint, NULL::text[], NULL::numeric WHERE false $$;
"""

TRIGGERS = """
CREATE FUNCTION grants_search_supported() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ngo_registry_search_refresh(ARRAY(
        SELECT DISTINCT organization_id FROM changed WHERE organization_id IS NOT NULL
    ));
    RETURN NULL;
END $$;

CREATE FUNCTION grants_search_supported_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ngo_registry_search_refresh(ARRAY(
        SELECT organization_id FROM (
            (SELECT id, organization_id, year, amount_value FROM changed
             EXCEPT SELECT id, organization_id, year, amount_value FROM former)
            UNION ALL
            (SELECT id, organization_id, year, amount_value FROM former
             EXCEPT SELECT id, organization_id, year, amount_value FROM changed)
        ) altered
        WHERE organization_id IS NOT NULL GROUP BY organization_id
    ));
    RETURN NULL;
END $$;

CREATE FUNCTION grants_search_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ngo_registry_searchentry SET years = '{year:-}', support_sum = 0 WHERE years <> '{year:-}';
    RETURN NULL;
END $$;

CREATE TRIGGER search_insert AFTER INSERT ON grants_support REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION grants_search_supported();
CREATE TRIGGER search_update AFTER UPDATE ON grants_support
REFERENCING OLD TABLE AS former NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION grants_search_supported_otherwise();
CREATE TRIGGER search_delete AFTER DELETE ON grants_support REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION grants_search_supported();
CREATE TRIGGER search_truncate AFTER TRUNCATE ON grants_support
FOR EACH STATEMENT EXECUTE FUNCTION grants_search_emptied();
"""
NO_TRIGGERS = """
DROP TRIGGER search_insert ON grants_support;
DROP TRIGGER search_update ON grants_support;
DROP TRIGGER search_delete ON grants_support;
DROP TRIGGER search_truncate ON grants_support;
DROP FUNCTION grants_search_supported();
DROP FUNCTION grants_search_supported_otherwise();
DROP FUNCTION grants_search_emptied();
"""
REBUILD = "SELECT ngo_registry_search_rebuild();"


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0006_register_of_recipients"),
        ("ngo_registry", "0007_search"),
    ]

    operations = [
        migrations.RunSQL([OF_SUPPORT, TRIGGERS, REBUILD], [NO_TRIGGERS, OF_NOTHING, REBUILD]),
    ]
