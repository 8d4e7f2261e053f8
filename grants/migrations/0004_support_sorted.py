from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The indexes are built while the table stays in use, and that cannot be part of a transaction."""

    atomic = False

    dependencies = [
        ("grants", "0003_history_by_statement"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="support",
            index=models.Index(fields=["municipality", "amount_value", "id"], name="support_by_amount"),
        ),
        AddIndexConcurrently(
            model_name="support",
            index=models.Index(fields=["municipality", "decided_on", "id"], name="support_by_day"),
        ),
    ]
