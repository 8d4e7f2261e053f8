from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Written aside, so that a portal at work goes on."""

    atomic = False

    dependencies = [("grants", "0008_sums_of_support")]

    operations = [
        AddIndexConcurrently(
            model_name="support",
            index=models.Index(
                condition=models.Q(kind="financial", recipient_kind="ngo", part_of__isnull=True),
                fields=["municipality", "year", "programme", "organization"],
                name="support_recipients_of_money",
            ),
        ),
    ]
