from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The index is built while the table stays in use, and that cannot be part of a transaction."""

    atomic = False

    dependencies = [
        ("ngo_registry", "0003_history_by_statement"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="organization",
            index=models.Index(
                condition=models.Q(("inn", ""), _negated=True),
                fields=["municipality", "inn"],
                name="organization_by_inn",
            ),
        ),
    ]
