"""The table of the shared cache, as `createcachetable` would make it; it need not outlive a crash."""

from django.db import migrations

MADE = """
CREATE UNLOGGED TABLE IF NOT EXISTS portal_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS portal_cache_expires ON portal_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0007_calendar_and_public_terms"),
    ]

    operations = [
        migrations.RunSQL(MADE, "DROP TABLE portal_cache"),
    ]
