from django.db import migrations

INDEX = """
    CREATE INDEX CONCURRENTLY IF NOT EXISTS pghistory_context_of_person
    ON pghistory_context ((metadata -> 'user'), created_at DESC)
"""


class Migration(migrations.Migration):
    """What a person changed last, without reading all that everybody ever changed."""

    atomic = False

    dependencies = [
        ("portal", "0004_history_by_statement"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(INDEX, "DROP INDEX CONCURRENTLY IF EXISTS pghistory_context_of_person"),
    ]
