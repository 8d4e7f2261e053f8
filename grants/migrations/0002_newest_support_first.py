from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The index is built while the table stays in use, and that cannot be part of a transaction."""

    atomic = False

    dependencies = [
        ("grants", "0001_initial"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="support",
            index=models.Index(fields=["municipality", "-year", "-id"], name="support_newest_first"),
        ),
    ]
