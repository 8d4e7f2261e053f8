from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0005_changes_of_a_person'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='municipality',
            name='municipality_slug_is_free',
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.CheckConstraint(condition=models.Q(('slug__in', ('account', 'admin', 'api', 'compare', 'help', 'media', 'opendata', 'reports', 'static', 'workspace')), _negated=True), name='municipality_slug_is_free', violation_error_message='Этот адрес занят самим порталом. Выберите другой.'),
        ),
    ]
