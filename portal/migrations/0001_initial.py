import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='адрес на портале')),
                ('name', models.CharField(help_text='Именительный падеж: Когалым', max_length=120, verbose_name='название')),
                ('name_genitive', models.CharField(help_text='Организации города … Когалыма', max_length=120, verbose_name='кого, чего')),
                ('name_locative', models.CharField(help_text='В городе … Когалыме', max_length=120, verbose_name='в ком, в чём')),
                ('region', models.CharField(max_length=160, verbose_name='регион')),
                ('administration', models.CharField(max_length=200, verbose_name='администрация')),
                ('administration_inn', models.CharField(blank=True, max_length=10, validators=[django.core.validators.RegexValidator('^\\d{10}$', 'ИНН администрации — 10 цифр.')], verbose_name='ИНН администрации')),
                ('site', models.URLField(blank=True, verbose_name='официальный сайт')),
            ],
            options={
                'verbose_name': 'муниципалитет',
                'verbose_name_plural': 'муниципалитеты',
                'ordering': ('name',),
                'constraints': [models.CheckConstraint(condition=models.Q(('slug__in', ('admin', 'api', 'help', 'media', 'opendata', 'static', 'workspace')), _negated=True), name='municipality_slug_is_free', violation_error_message='Этот адрес занят самим порталом. Выберите другой.')],
            },
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='portal.municipality', verbose_name='муниципалитет')),
                ('code', models.SlugField(max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=300, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
            ],
            options={
                'verbose_name': 'подразделение',
                'verbose_name_plural': 'подразделения',
                'ordering': ('municipality', 'position', 'name'),
                'constraints': [models.UniqueConstraint(fields=('municipality', 'code'), name='department_code_in_city')],
            },
        ),
        migrations.CreateModel(
            name='LegalAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('municipality', models.ForeignKey(blank=True, help_text='Пусто у актов государства: они общие для всех городов.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='legal_acts', to='portal.municipality', verbose_name='муниципалитет')),
                ('code', models.SlugField(max_length=80, verbose_name='код')),
                ('kind', models.CharField(choices=[('federal_law', 'федеральный закон'), ('decree', 'указ'), ('resolution', 'постановление'), ('order', 'распоряжение'), ('decision', 'решение'), ('procedure', 'порядок'), ('other', 'иной акт')], max_length=20, verbose_name='вид')),
                ('issuer', models.CharField(blank=True, max_length=200, verbose_name='кем принят')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='номер')),
                ('date', models.DateField(blank=True, null=True, verbose_name='дата')),
                ('date_printed', models.CharField(blank=True, max_length=40, verbose_name='дата, как в источнике')),
                ('title', models.TextField(blank=True, verbose_name='название')),
                ('url', models.URLField(blank=True, verbose_name='где опубликован')),
            ],
            options={
                'verbose_name': 'правовой акт',
                'verbose_name_plural': 'правовые акты',
                'ordering': ('municipality', '-date', 'code'),
                'constraints': [models.UniqueConstraint(fields=('municipality', 'code'), name='act_code_in_city', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('date__isnull', True), ('date_printed', ''), _connector='OR'), name='act_has_one_date', violation_error_message='Укажите либо дату, либо её написание в источнике.')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('role', models.CharField(blank=True, choices=[('specialist', 'специалист подразделения'), ('coordinator', 'сводящий отчёт'), ('administrator', 'администратор города'), ('auditor', 'аудитор')], max_length=20, verbose_name='роль')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='portal.department', verbose_name='подразделение')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='portal.municipality', verbose_name='муниципалитет')),
            ],
            options={
                'verbose_name': 'сотрудник',
                'verbose_name_plural': 'сотрудники',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('department__isnull', True), ('municipality__isnull', False), _connector='OR'), name='user_department_has_city', violation_error_message='Укажите муниципалитет, к которому относится подразделение.')],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='MunicipalityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='portal.municipality')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=60, verbose_name='адрес на портале')),
                ('name', models.CharField(help_text='Именительный падеж: Когалым', max_length=120, verbose_name='название')),
                ('name_genitive', models.CharField(help_text='Организации города … Когалыма', max_length=120, verbose_name='кого, чего')),
                ('name_locative', models.CharField(help_text='В городе … Когалыме', max_length=120, verbose_name='в ком, в чём')),
                ('region', models.CharField(max_length=160, verbose_name='регион')),
                ('administration', models.CharField(max_length=200, verbose_name='администрация')),
                ('administration_inn', models.CharField(blank=True, max_length=10, validators=[django.core.validators.RegexValidator('^\\d{10}$', 'ИНН администрации — 10 цифр.')], verbose_name='ИНН администрации')),
                ('site', models.URLField(blank=True, verbose_name='официальный сайт')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('municipality', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.municipality', verbose_name='муниципалитет')),
                ('department', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.department', verbose_name='подразделение')),
                ('role', models.CharField(blank=True, choices=[('specialist', 'специалист подразделения'), ('coordinator', 'сводящий отчёт'), ('administrator', 'администратор города'), ('auditor', 'аудитор')], max_length=20, verbose_name='роль')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LegalActEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=80, verbose_name='код')),
                ('kind', models.CharField(choices=[('federal_law', 'федеральный закон'), ('decree', 'указ'), ('resolution', 'постановление'), ('order', 'распоряжение'), ('decision', 'решение'), ('procedure', 'порядок'), ('other', 'иной акт')], max_length=20, verbose_name='вид')),
                ('issuer', models.CharField(blank=True, max_length=200, verbose_name='кем принят')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='номер')),
                ('date', models.DateField(blank=True, null=True, verbose_name='дата')),
                ('date_printed', models.CharField(blank=True, max_length=40, verbose_name='дата, как в источнике')),
                ('title', models.TextField(blank=True, verbose_name='название')),
                ('url', models.URLField(blank=True, verbose_name='где опубликован')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='portal.legalact')),
                ('municipality', models.ForeignKey(blank=True, db_constraint=False, help_text='Пусто у актов государства: они общие для всех городов.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.municipality', verbose_name='муниципалитет')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DepartmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=300, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='portal.department')),
                ('municipality', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.municipality', verbose_name='муниципалитет')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipality',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_municipalityevent" ("administration", "administration_inn", "id", "name", "name_genitive", "name_locative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "site", "slug") VALUES (NEW."administration", NEW."administration_inn", NEW."id", NEW."name", NEW."name_genitive", NEW."name_locative", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region", NEW."site", NEW."slug"); RETURN NULL;', hash='4007bf0e5d5b05a280e1b625a1d12ac9da6af1ce', operation='INSERT', pgid='pgtrigger_insert_insert_428b7', table='portal_municipality', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipality',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "portal_municipalityevent" ("administration", "administration_inn", "id", "name", "name_genitive", "name_locative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "site", "slug") VALUES (NEW."administration", NEW."administration_inn", NEW."id", NEW."name", NEW."name_genitive", NEW."name_locative", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region", NEW."site", NEW."slug"); RETURN NULL;', hash='30a23ab7344de018c022ceb118bfae5ec89a80b3', operation='UPDATE', pgid='pgtrigger_update_update_9bd8f', table='portal_municipality', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipality',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_municipalityevent" ("administration", "administration_inn", "id", "name", "name_genitive", "name_locative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "site", "slug") VALUES (OLD."administration", OLD."administration_inn", OLD."id", OLD."name", OLD."name_genitive", OLD."name_locative", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region", OLD."site", OLD."slug"); RETURN NULL;', hash='c1cbda3725aa7af7ac7ff57dc05adb07fae8800c', operation='DELETE', pgid='pgtrigger_delete_delete_f234a', table='portal_municipality', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalactevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7530aeece06d0821a0722def9bb572e73c02c560', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6523', table='portal_legalactevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_legalactevent" ("code", "date", "date_printed", "id", "issuer", "kind", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."code", NEW."date", NEW."date_printed", NEW."id", NEW."issuer", NEW."kind", NEW."municipality_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."url"); RETURN NULL;', hash='92ddafaed335b1b26e9c14cf3572ff8232d60814', operation='INSERT', pgid='pgtrigger_insert_insert_c4a48', table='portal_legalact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "portal_legalactevent" ("code", "date", "date_printed", "id", "issuer", "kind", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."code", NEW."date", NEW."date_printed", NEW."id", NEW."issuer", NEW."kind", NEW."municipality_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."url"); RETURN NULL;', hash='67cbd57ffd052ef5509ef33bd30e55a604df7783', operation='UPDATE', pgid='pgtrigger_update_update_8a9ff', table='portal_legalact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_legalactevent" ("code", "date", "date_printed", "id", "issuer", "kind", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (OLD."code", OLD."date", OLD."date_printed", OLD."id", OLD."issuer", OLD."kind", OLD."municipality_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."url"); RETURN NULL;', hash='41b28b02d8ce129c0ec45835b09c8dd4021efab2', operation='DELETE', pgid='pgtrigger_delete_delete_a99ec', table='portal_legalact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='departmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8cf0a865ffccf418f70fc7f74aa87cdfd4381642', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_96d29', table='portal_departmentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='department',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_departmentevent" ("code", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name") VALUES (NEW."code", NEW."id", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."short_name"); RETURN NULL;', hash='252c5d0bca8dd30ddd316bb52b8f45dc120e2207', operation='INSERT', pgid='pgtrigger_insert_insert_7ee0e', table='portal_department', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='department',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "portal_departmentevent" ("code", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name") VALUES (NEW."code", NEW."id", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."short_name"); RETURN NULL;', hash='086e58503f8bdbc418c20c2d4217db32251707f3', operation='UPDATE', pgid='pgtrigger_update_update_43cf8', table='portal_department', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='department',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_departmentevent" ("code", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name") VALUES (OLD."code", OLD."id", OLD."municipality_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."short_name"); RETURN NULL;', hash='a8106d40f1b00f60eb2c4e594f8f5e65ee9bb1b3', operation='DELETE', pgid='pgtrigger_delete_delete_a5818', table='portal_department', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_userevent" ("date_joined", "department_id", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (NEW."date_joined", NEW."department_id", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."username"); RETURN NULL;', hash='f9c895a0452a80c8b9e6688e34dbf65189e6c787', operation='INSERT', pgid='pgtrigger_insert_insert_e5b90', table='portal_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "portal_userevent" ("date_joined", "department_id", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (NEW."date_joined", NEW."department_id", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."username"); RETURN NULL;', hash='0fa851acac303046d0ccd7e8bb94461e0a441ba9', operation='UPDATE', pgid='pgtrigger_update_update_1fedc', table='portal_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_userevent" ("date_joined", "department_id", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (OLD."date_joined", OLD."department_id", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."username"); RETURN NULL;', hash='fd69f67a1db7c8b4f0c8b88923af104fcf49a37a', operation='DELETE', pgid='pgtrigger_delete_delete_62b66', table='portal_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='municipalityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='87faebbd5c7d41041e169c7c699a3c09744d3eb5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5846c', table='portal_municipalityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c1c76022d6e0a8a23ec74ad56dc65be5b415e644', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6bdd8', table='portal_userevent', when='BEFORE')),
        ),
    ]
