import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import ngo_registry.validators
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('portal', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
            ],
            options={
                'verbose_name': 'категория',
                'verbose_name_plural': 'категории',
                'ordering': ('position', 'name'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='category_code_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='category_ends_after_start', violation_error_message='Запись не может перестать действовать раньше, чем начала.')],
            },
        ),
        migrations.CreateModel(
            name='LegalForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
                ('needs_registration', models.BooleanField(default=False, help_text='Так у АНО, фонда, учреждения, союза.', verbose_name='возможна только после регистрации')),
            ],
            options={
                'verbose_name': 'организационно-правовая форма',
                'verbose_name_plural': 'организационно-правовые формы',
                'ordering': ('position', 'name'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='legalform_code_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='legalform_ends_after_start', violation_error_message='Запись не может перестать действовать раньше, чем начала.')],
            },
        ),
        migrations.CreateModel(
            name='Sphere',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='ngo_registry.sphere', verbose_name='входит в')),
            ],
            options={
                'verbose_name': 'сфера',
                'verbose_name_plural': 'сферы',
                'ordering': ('position', 'name'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='sphere_code_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='sphere_ends_after_start', violation_error_message='Запись не может перестать действовать раньше, чем начала.')],
            },
        ),
        migrations.CreateModel(
            name='ActivityKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
            ],
            options={
                'verbose_name': 'вид деятельности',
                'verbose_name_plural': 'виды деятельности',
                'ordering': ('position', 'name'),
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='activitykind_code_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='activitykind_ends_after_start', violation_error_message='Запись не может перестать действовать раньше, чем начала.')],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='portal.municipality', verbose_name='муниципалитет')),
                ('code', models.SlugField(max_length=80, verbose_name='код на портале')),
                ('name', models.CharField(max_length=500, verbose_name='полное название')),
                ('short_name', models.CharField(blank=True, max_length=300, verbose_name='краткое название')),
                ('legal_form', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='ngo_registry.legalform', verbose_name='форма')),
                ('status', models.CharField(choices=[('active', 'действует'), ('unregistered', 'не зарегистрирована'), ('dissolved', 'ликвидирована')], default='active', max_length=20, verbose_name='статус')),
                ('ogrn', models.CharField(blank=True, max_length=13, validators=[ngo_registry.validators.validate_ogrn], verbose_name='ОГРН')),
                ('inn', models.CharField(blank=True, max_length=10, validators=[ngo_registry.validators.validate_inn], verbose_name='ИНН')),
                ('ministry_number', models.CharField(blank=True, max_length=20, verbose_name='учётный номер Минюста')),
                ('registered_on', models.DateField(blank=True, null=True, verbose_name='зарегистрирована')),
                ('dissolved_on', models.DateField(blank=True, null=True, verbose_name='ликвидирована')),
                ('address', models.CharField(blank=True, max_length=500, verbose_name='адрес')),
                ('site', models.URLField(blank=True, verbose_name='сайт')),
                ('head_name', models.CharField(blank=True, max_length=200, verbose_name='руководитель')),
                ('head_position', models.CharField(blank=True, max_length=200, verbose_name='должность руководителя')),
                ('head_published_because', models.CharField(blank=True, help_text='Пока основания нет, имя видно только сотрудникам.', max_length=300, verbose_name='основание показывать имя руководителя')),
                ('categories', models.ManyToManyField(blank=True, related_name='organizations', to='ngo_registry.category', verbose_name='категории')),
                ('spheres', models.ManyToManyField(blank=True, related_name='organizations', to='ngo_registry.sphere', verbose_name='сферы')),
                ('activity_kinds', models.ManyToManyField(blank=True, related_name='organizations', to='ngo_registry.activitykind', verbose_name='виды деятельности')),
                ('note', models.TextField(blank=True, verbose_name='примечание')),
                ('search_text', models.GeneratedField(db_persist=True, expression=models.Func(django.db.models.functions.text.Lower(models.Func(models.F('name'), models.Value(' '), models.F('short_name'), arg_joiner=' || ', template='(%(expressions)s)')), models.Value('ё'), models.Value('е'), function='translate', output_field=models.TextField()), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'организация',
                'verbose_name_plural': 'организации',
                'ordering': ('municipality', 'name'),
                'indexes': [models.Index(models.F('municipality'), models.Func(django.db.models.functions.text.Lower(models.F('name')), models.Value('ё'), models.Value('е'), function='translate', output_field=models.TextField()), models.F('id'), name='organization_by_name'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('search_text'), name='gin_trgm_ops'), name='organization_search')],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'code'), name='organization_code_in_city'), models.UniqueConstraint(condition=models.Q(('ogrn', ''), _negated=True), fields=('municipality', 'ogrn'), name='organization_ogrn_in_city'), models.CheckConstraint(condition=models.Q(('ogrn', ''), ('ogrn__regex', '^\\d{13}$'), _connector='OR'), name='organization_ogrn_digits', violation_error_message='ОГРН — 13 цифр.'), models.CheckConstraint(condition=models.Q(('inn', ''), ('inn__regex', '^\\d{10}$'), _connector='OR'), name='organization_inn_digits', violation_error_message='ИНН организации — 10 цифр.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'unregistered'), _negated=True), models.Q(('ogrn', ''), ('registered_on__isnull', True)), _connector='OR'), name='organization_unregistered_has_no_ogrn', violation_error_message='У незарегистрированной организации не бывает ОГРН и даты регистрации.'), models.CheckConstraint(condition=models.Q(('dissolved_on__isnull', True), models.Q(('status', 'dissolved'), models.Q(('registered_on__isnull', True), ('dissolved_on__gte', models.F('registered_on')), _connector='OR')), _connector='OR'), name='organization_dissolved_after_registered', violation_error_message='Дата ликвидации бывает у ликвидированной организации и не раньше регистрации.')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='ngo_registry.organization', verbose_name='организация')),
                ('kind', models.CharField(choices=[('phone', 'телефон'), ('email', 'электронная почта'), ('page', 'страница в сети')], max_length=10, verbose_name='вид')),
                ('value', models.CharField(max_length=200, verbose_name='значение')),
                ('is_published', models.BooleanField(default=False, verbose_name='показывать на сайте')),
            ],
            options={
                'verbose_name': 'контакт',
                'verbose_name_plural': 'контакты',
                'ordering': ('organization', 'kind', 'value'),
                'constraints': [models.UniqueConstraint(fields=('organization', 'kind', 'value'), name='contact_once')],
            },
        ),
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='councils', to='portal.municipality', verbose_name='муниципалитет')),
                ('code', models.SlugField(max_length=80, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('kind', models.CharField(choices=[('council', 'общественный совет'), ('chamber', 'общественная палата'), ('commission', 'комиссия'), ('expert_group', 'экспертная или рабочая группа')], default='council', max_length=20, verbose_name='вид')),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='councils', to='portal.legalact', verbose_name='создан актом')),
                ('since', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('until', models.DateField(blank=True, null=True, verbose_name='действует по')),
            ],
            options={
                'verbose_name': 'общественный совет',
                'verbose_name_plural': 'общественные советы',
                'ordering': ('municipality', 'name'),
                'constraints': [models.UniqueConstraint(fields=('municipality', 'code'), name='council_code_in_city'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='council_ends_after_start', violation_error_message='Совет не может прекратить работу раньше, чем начал.')],
            },
        ),
        migrations.CreateModel(
            name='CouncilMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='ngo_registry.council', verbose_name='совет')),
                ('year', models.PositiveSmallIntegerField(verbose_name='год')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='номер в году')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='дата')),
                ('agenda_items_value', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='вопросов рассмотрено')),
                ('agenda_items_step', models.DecimalField(decimal_places=2, default=Decimal('1'), max_digits=16, verbose_name='вопросов рассмотрено: последний известный знак')),
                ('agenda_items_qualifier', models.CharField(choices=[('exact', 'ровно'), ('more', 'более'), ('over', 'свыше'), ('about', 'около'), ('up_to', 'до'), ('unknown', 'нет сведений'), ('absent', 'не было')], default='unknown', max_length=10, verbose_name='вопросов рассмотрено: уточнение')),
                ('topic', models.TextField(blank=True, verbose_name='тема')),
            ],
            options={
                'verbose_name': 'заседание совета',
                'verbose_name_plural': 'заседания советов',
                'ordering': ('council', 'year', 'number'),
                'constraints': [models.UniqueConstraint(fields=('council', 'year', 'number'), name='meeting_number_in_year'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('agenda_items_qualifier__in', ['unknown', 'absent']), ('agenda_items_value__isnull', True)), models.Q(('agenda_items_value__gte', 0), ('agenda_items_value__isnull', False), models.Q(('agenda_items_qualifier__in', ['unknown', 'absent']), _negated=True)), _connector='OR'), ('agenda_items_step__in', [Decimal('0.0001'), Decimal('0.001'), Decimal('0.01'), Decimal('0.1'), Decimal('1'), Decimal('1E+1'), Decimal('1E+2'), Decimal('1E+3'), Decimal('1E+4'), Decimal('1E+5'), Decimal('1E+6'), Decimal('1E+7'), Decimal('1E+8'), Decimal('1E+9')])), name='meeting_agenda_items_said_how', violation_error_message='Укажите число либо отметку «нет сведений» или «не было», но не вместе.')],
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='ngo_registry.organization', verbose_name='организация')),
                ('name', models.CharField(max_length=500, verbose_name='прежнее название')),
                ('until', models.DateField(blank=True, null=True, verbose_name='до')),
                ('search_text', models.GeneratedField(db_persist=True, expression=models.Func(django.db.models.functions.text.Lower(models.F('name')), models.Value('ё'), models.Value('е'), function='translate', output_field=models.TextField()), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'прежнее название',
                'verbose_name_plural': 'прежние названия',
                'ordering': ('organization', '-until'),
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('search_text'), name='gin_trgm_ops'), name='former_name_search')],
                'constraints': [models.UniqueConstraint(fields=('organization', 'name'), name='former_name_once')],
            },
        ),
        migrations.CreateModel(
            name='OrganizationMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='ngo_registry.organization', verbose_name='организация')),
                ('register', models.CharField(choices=[('sonko_federal', 'федеральный реестр СОНКО'), ('sonko_city', 'СОНКО по данным города'), ('social_provider', 'реестр поставщиков социальных услуг'), ('public_benefit', 'исполнитель общественно полезных услуг')], max_length=20, verbose_name='реестр')),
                ('since', models.DateField(blank=True, null=True, verbose_name='с')),
                ('until', models.DateField(blank=True, null=True, verbose_name='по')),
            ],
            options={
                'verbose_name': 'признак СОНКО',
                'verbose_name_plural': 'признаки СОНКО',
                'ordering': ('organization', 'register'),
                'constraints': [models.UniqueConstraint(fields=('organization', 'register'), name='mark_once'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='mark_ends_after_start', violation_error_message='Исключение из реестра не может быть раньше включения.')],
            },
        ),
        migrations.CreateModel(
            name='OrganizationActivityKind',
            fields=[
            ],
            options={
                'verbose_name': 'вид деятельности организации',
                'verbose_name_plural': 'виды деятельности организаций',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('ngo_registry.organization_activity_kinds',),
        ),
        migrations.CreateModel(
            name='OrganizationCategory',
            fields=[
            ],
            options={
                'verbose_name': 'категория организации',
                'verbose_name_plural': 'категории организаций',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('ngo_registry.organization_categories',),
        ),
        migrations.CreateModel(
            name='OrganizationSphere',
            fields=[
            ],
            options={
                'verbose_name': 'сфера организации',
                'verbose_name_plural': 'сферы организаций',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('ngo_registry.organization_spheres',),
        ),
        migrations.CreateModel(
            name='ActivityKindEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.activitykind')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CategoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.category')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.contact')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.organization', verbose_name='организация')),
                ('kind', models.CharField(choices=[('phone', 'телефон'), ('email', 'электронная почта'), ('page', 'страница в сети')], max_length=10, verbose_name='вид')),
                ('value', models.CharField(max_length=200, verbose_name='значение')),
                ('is_published', models.BooleanField(default=False, verbose_name='показывать на сайте')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CouncilEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.council')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('municipality', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.municipality', verbose_name='муниципалитет')),
                ('code', models.SlugField(db_index=False, max_length=80, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('kind', models.CharField(choices=[('council', 'общественный совет'), ('chamber', 'общественная палата'), ('commission', 'комиссия'), ('expert_group', 'экспертная или рабочая группа')], default='council', max_length=20, verbose_name='вид')),
                ('act', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.legalact', verbose_name='создан актом')),
                ('since', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('until', models.DateField(blank=True, null=True, verbose_name='действует по')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CouncilMeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.councilmeeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('council', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.council', verbose_name='совет')),
                ('year', models.PositiveSmallIntegerField(verbose_name='год')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='номер в году')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='дата')),
                ('agenda_items_value', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='вопросов рассмотрено')),
                ('agenda_items_step', models.DecimalField(decimal_places=2, default=Decimal('1'), max_digits=16, verbose_name='вопросов рассмотрено: последний известный знак')),
                ('agenda_items_qualifier', models.CharField(choices=[('exact', 'ровно'), ('more', 'более'), ('over', 'свыше'), ('about', 'около'), ('up_to', 'до'), ('unknown', 'нет сведений'), ('absent', 'не было')], default='unknown', max_length=10, verbose_name='вопросов рассмотрено: уточнение')),
                ('topic', models.TextField(blank=True, verbose_name='тема')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FormerNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.formername')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.organization', verbose_name='организация')),
                ('name', models.CharField(max_length=500, verbose_name='прежнее название')),
                ('until', models.DateField(blank=True, null=True, verbose_name='до')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LegalFormEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.legalform')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
                ('needs_registration', models.BooleanField(default=False, help_text='Так у АНО, фонда, учреждения, союза.', verbose_name='возможна только после регистрации')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganizationActivityKindEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('organization', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.organization')),
                ('activitykind', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.activitykind')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganizationCategoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('organization', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.organization')),
                ('category', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.category')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganizationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.organization')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('municipality', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.municipality', verbose_name='муниципалитет')),
                ('code', models.SlugField(db_index=False, max_length=80, verbose_name='код на портале')),
                ('name', models.CharField(max_length=500, verbose_name='полное название')),
                ('short_name', models.CharField(blank=True, max_length=300, verbose_name='краткое название')),
                ('legal_form', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.legalform', verbose_name='форма')),
                ('status', models.CharField(choices=[('active', 'действует'), ('unregistered', 'не зарегистрирована'), ('dissolved', 'ликвидирована')], default='active', max_length=20, verbose_name='статус')),
                ('ogrn', models.CharField(blank=True, max_length=13, validators=[ngo_registry.validators.validate_ogrn], verbose_name='ОГРН')),
                ('inn', models.CharField(blank=True, max_length=10, validators=[ngo_registry.validators.validate_inn], verbose_name='ИНН')),
                ('ministry_number', models.CharField(blank=True, max_length=20, verbose_name='учётный номер Минюста')),
                ('registered_on', models.DateField(blank=True, null=True, verbose_name='зарегистрирована')),
                ('dissolved_on', models.DateField(blank=True, null=True, verbose_name='ликвидирована')),
                ('address', models.CharField(blank=True, max_length=500, verbose_name='адрес')),
                ('site', models.URLField(blank=True, verbose_name='сайт')),
                ('head_name', models.CharField(blank=True, max_length=200, verbose_name='руководитель')),
                ('head_position', models.CharField(blank=True, max_length=200, verbose_name='должность руководителя')),
                ('head_published_because', models.CharField(blank=True, help_text='Пока основания нет, имя видно только сотрудникам.', max_length=300, verbose_name='основание показывать имя руководителя')),
                ('note', models.TextField(blank=True, verbose_name='примечание')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganizationMarkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.organizationmark')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.organization', verbose_name='организация')),
                ('register', models.CharField(choices=[('sonko_federal', 'федеральный реестр СОНКО'), ('sonko_city', 'СОНКО по данным города'), ('social_provider', 'реестр поставщиков социальных услуг'), ('public_benefit', 'исполнитель общественно полезных услуг')], max_length=20, verbose_name='реестр')),
                ('since', models.DateField(blank=True, null=True, verbose_name='с')),
                ('until', models.DateField(blank=True, null=True, verbose_name='по')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganizationSphereEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('organization', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.organization')),
                ('sphere', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.sphere')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SphereEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ngo_registry.sphere')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=60, verbose_name='код')),
                ('name', models.CharField(max_length=400, verbose_name='название')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='краткое название')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='порядок')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ngo_registry.sphere', verbose_name='входит в')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activitykind',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_activitykindevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='7242e49a2beb63985601d6b694619b3200beba08', operation='INSERT', pgid='pgtrigger_insert_insert_31003', table='ngo_registry_activitykind', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activitykind',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_activitykindevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='aef201332d4cf8ae74b70f7041e76db85e5706f1', operation='UPDATE', pgid='pgtrigger_update_update_9d228', table='ngo_registry_activitykind', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activitykind',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_activitykindevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."short_name", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='b89c41da8088d1a9382b6c3a44c3816150d36848', operation='DELETE', pgid='pgtrigger_delete_delete_31147', table='ngo_registry_activitykind', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_categoryevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='e7155ae2e2a7b3ffff4e61a51d73d32008fb6912', operation='INSERT', pgid='pgtrigger_insert_insert_63aba', table='ngo_registry_category', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_categoryevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='25e32df27b52ffe9790ea4bda9b205702a6ef162', operation='UPDATE', pgid='pgtrigger_update_update_39110', table='ngo_registry_category', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_categoryevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."short_name", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='273f5d7a2bdb7d61ca2e15e8e981e910554752fb', operation='DELETE', pgid='pgtrigger_delete_delete_cebbf', table='ngo_registry_category', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalform',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_legalformevent" ("code", "id", "name", "needs_registration", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", NEW."needs_registration", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='c5918cf402d09391b5ad4f2a0067e1041fda632a', operation='INSERT', pgid='pgtrigger_insert_insert_b060e', table='ngo_registry_legalform', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalform',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_legalformevent" ("code", "id", "name", "needs_registration", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", NEW."needs_registration", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='e0e7257a220ce97d24b0bb0f08c938049a6313f5', operation='UPDATE', pgid='pgtrigger_update_update_a45ce', table='ngo_registry_legalform', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalform',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_legalformevent" ("code", "id", "name", "needs_registration", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."name", OLD."needs_registration", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."short_name", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='1a6dae2f590566a49ddd475edb674bb8649cc132', operation='DELETE', pgid='pgtrigger_delete_delete_b4f8a', table='ngo_registry_legalform', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activitykindevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0b59e9986fd4b0cabf982d76a983457fe2048ad6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5c2e2', table='ngo_registry_activitykindevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='categoryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='adf67665ac09644e13414358632c469adf86b90a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_389a5', table='ngo_registry_categoryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='council',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_councilevent" ("act_id", "code", "id", "kind", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."act_id", NEW."code", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='44c6e2054483e06676ae61126b9937b4fe36b76f', operation='INSERT', pgid='pgtrigger_insert_insert_5bc8f', table='ngo_registry_council', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='council',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_councilevent" ("act_id", "code", "id", "kind", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."act_id", NEW."code", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='c759488ebaa9a7bc69b87137b5cbdb18c0b31c69', operation='UPDATE', pgid='pgtrigger_update_update_cbd0c', table='ngo_registry_council', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='council',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_councilevent" ("act_id", "code", "id", "kind", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."act_id", OLD."code", OLD."id", OLD."kind", OLD."municipality_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;', hash='198e26be4d55bb38b09685cb3e9476c79cf7c854', operation='DELETE', pgid='pgtrigger_delete_delete_15a7d', table='ngo_registry_council', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ab06e74f47f0d8b4574c7f8027637b565cc12380', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4aca0', table='ngo_registry_councilevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilmeeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_councilmeetingevent" ("agenda_items_qualifier", "agenda_items_step", "agenda_items_value", "council_id", "held_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "year") VALUES (NEW."agenda_items_qualifier", NEW."agenda_items_step", NEW."agenda_items_value", NEW."council_id", NEW."held_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic", NEW."year"); RETURN NULL;', hash='6a15300c7c0fb1d014686916b5a8d9ebaa4f0e13', operation='INSERT', pgid='pgtrigger_insert_insert_ec9e6', table='ngo_registry_councilmeeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilmeeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_councilmeetingevent" ("agenda_items_qualifier", "agenda_items_step", "agenda_items_value", "council_id", "held_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "year") VALUES (NEW."agenda_items_qualifier", NEW."agenda_items_step", NEW."agenda_items_value", NEW."council_id", NEW."held_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic", NEW."year"); RETURN NULL;', hash='441dd48135f265357316298eaa3ac2b25a33c231', operation='UPDATE', pgid='pgtrigger_update_update_f66e1', table='ngo_registry_councilmeeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilmeeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_councilmeetingevent" ("agenda_items_qualifier", "agenda_items_step", "agenda_items_value", "council_id", "held_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "year") VALUES (OLD."agenda_items_qualifier", OLD."agenda_items_step", OLD."agenda_items_value", OLD."council_id", OLD."held_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic", OLD."year"); RETURN NULL;', hash='2f9501c96f1b48da2c0f2e1e06f884ec212c5ad8', operation='DELETE', pgid='pgtrigger_delete_delete_5d03a', table='ngo_registry_councilmeeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilmeetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb6d2a3f5686969a0a6dde51b0ad3f9c43a6ab63', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_34ea6', table='ngo_registry_councilmeetingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='legalformevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='127b487c072f1f7e67c3a18212272a8791e21e09', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_86cde', table='ngo_registry_legalformevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formernameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de6439f5fa1b1539bc6746ac004e073c3480a222', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af07e', table='ngo_registry_formernameevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_formernameevent" ("id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until"); RETURN NULL;', hash='46c513ef60255e3f2e75b730eb8879c523c715cd', operation='INSERT', pgid='pgtrigger_insert_insert_04697', table='ngo_registry_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."until" IS DISTINCT FROM (NEW."until"))', func='INSERT INTO "ngo_registry_formernameevent" ("id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until"); RETURN NULL;', hash='f5e8888ee0ed06eb3eff787427e43eace92eb44b', operation='UPDATE', pgid='pgtrigger_update_update_f954b', table='ngo_registry_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_formernameevent" ("id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (OLD."id", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until"); RETURN NULL;', hash='ac49a2ab87106b99129ed53f0d9cad7618bd03d7', operation='DELETE', pgid='pgtrigger_delete_delete_e2c9b', table='ngo_registry_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dbb8a810804f6512c06bcde5bdfdce0debe324d7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_381d4', table='ngo_registry_contactevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_contactevent" ("id", "is_published", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."id", NEW."is_published", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."value"); RETURN NULL;', hash='e61b211bdece3905ca541748c9e9bb71e611882c', operation='INSERT', pgid='pgtrigger_insert_insert_86ff3', table='ngo_registry_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_contactevent" ("id", "is_published", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."id", NEW."is_published", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."value"); RETURN NULL;', hash='83ec0f06b079675449b17d2e9684bdce07fda7f8', operation='UPDATE', pgid='pgtrigger_update_update_5de96', table='ngo_registry_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_contactevent" ("id", "is_published", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."id", OLD."is_published", OLD."kind", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."value"); RETURN NULL;', hash='6cdcaaa54b565baec27e53f94088552d92b01c04', operation='DELETE', pgid='pgtrigger_delete_delete_1ecf5', table='ngo_registry_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationactivitykindevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='72d7c748008087d3d4170d0a25102a2006da1801', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_36140', table='ngo_registry_organizationactivitykindevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationcategoryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c83c46278b6d1a26534c2ce62eeb0399547a87c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_34a46', table='ngo_registry_organizationcategoryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4644aa4152a0f2cb8a4b19e5f96d8c5c16097cce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_344c0', table='ngo_registry_organizationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationmark',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationmarkevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "since", "until") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."register", NEW."since", NEW."until"); RETURN NULL;', hash='b759b525c973ad530bb7f487df710f608a711f3a', operation='INSERT', pgid='pgtrigger_insert_insert_b047f', table='ngo_registry_organizationmark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationmark',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_organizationmarkevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "since", "until") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."register", NEW."since", NEW."until"); RETURN NULL;', hash='79b9808596d2d98b2fb1c6d5eecaa5633dcda14e', operation='UPDATE', pgid='pgtrigger_update_update_b8f7c', table='ngo_registry_organizationmark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationmark',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationmarkevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "since", "until") VALUES (OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."register", OLD."since", OLD."until"); RETURN NULL;', hash='b41a7a00de8c0060c815a2f15e5b98afb2bd99b8', operation='DELETE', pgid='pgtrigger_delete_delete_7fad4', table='ngo_registry_organizationmark', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationmarkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aab0508d2364a44547c54edbca269d7048f52926', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5ab8c', table='ngo_registry_organizationmarkevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sphere',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_sphereevent" ("code", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='44199251cbc2cd41e859d9cebb92952a338a53fc', operation='INSERT', pgid='pgtrigger_insert_insert_01753', table='ngo_registry_sphere', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sphere',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ngo_registry_sphereevent" ("code", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='56dae31f5d442d4384f73d6408ba212acc816f33', operation='UPDATE', pgid='pgtrigger_update_update_6e202', table='ngo_registry_sphere', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sphere',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_sphereevent" ("code", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "short_name", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."short_name", OLD."valid_from", OLD."valid_to"); RETURN NULL;', hash='d2787e5a9a46805e7aa794f379bab7cf8a749782', operation='DELETE', pgid='pgtrigger_delete_delete_5818e', table='ngo_registry_sphere', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationsphereevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a5ec7a2474fc7fb5e19db41d8842822c1b496937', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3748f', table='ngo_registry_organizationsphereevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationevent" ("address", "code", "dissolved_on", "head_name", "head_position", "head_published_because", "id", "inn", "legal_form_id", "ministry_number", "municipality_id", "name", "note", "ogrn", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "short_name", "site", "status") VALUES (NEW."address", NEW."code", NEW."dissolved_on", NEW."head_name", NEW."head_position", NEW."head_published_because", NEW."id", NEW."inn", NEW."legal_form_id", NEW."ministry_number", NEW."municipality_id", NEW."name", NEW."note", NEW."ogrn", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registered_on", NEW."short_name", NEW."site", NEW."status"); RETURN NULL;', hash='164cca5054e1b8cafc1c1f196ec99954c5c9ed60', operation='INSERT', pgid='pgtrigger_insert_insert_3f9d7', table='ngo_registry_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."dissolved_on" IS DISTINCT FROM (NEW."dissolved_on") OR OLD."head_name" IS DISTINCT FROM (NEW."head_name") OR OLD."head_position" IS DISTINCT FROM (NEW."head_position") OR OLD."head_published_because" IS DISTINCT FROM (NEW."head_published_because") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inn" IS DISTINCT FROM (NEW."inn") OR OLD."legal_form_id" IS DISTINCT FROM (NEW."legal_form_id") OR OLD."ministry_number" IS DISTINCT FROM (NEW."ministry_number") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."ogrn" IS DISTINCT FROM (NEW."ogrn") OR OLD."registered_on" IS DISTINCT FROM (NEW."registered_on") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."site" IS DISTINCT FROM (NEW."site") OR OLD."status" IS DISTINCT FROM (NEW."status"))', func='INSERT INTO "ngo_registry_organizationevent" ("address", "code", "dissolved_on", "head_name", "head_position", "head_published_because", "id", "inn", "legal_form_id", "ministry_number", "municipality_id", "name", "note", "ogrn", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "short_name", "site", "status") VALUES (NEW."address", NEW."code", NEW."dissolved_on", NEW."head_name", NEW."head_position", NEW."head_published_because", NEW."id", NEW."inn", NEW."legal_form_id", NEW."ministry_number", NEW."municipality_id", NEW."name", NEW."note", NEW."ogrn", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registered_on", NEW."short_name", NEW."site", NEW."status"); RETURN NULL;', hash='e1823f8c235014d1a2d6228a7b0b7f5ad4fb1270', operation='UPDATE', pgid='pgtrigger_update_update_7f6c9', table='ngo_registry_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationevent" ("address", "code", "dissolved_on", "head_name", "head_position", "head_published_because", "id", "inn", "legal_form_id", "ministry_number", "municipality_id", "name", "note", "ogrn", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "short_name", "site", "status") VALUES (OLD."address", OLD."code", OLD."dissolved_on", OLD."head_name", OLD."head_position", OLD."head_published_because", OLD."id", OLD."inn", OLD."legal_form_id", OLD."ministry_number", OLD."municipality_id", OLD."name", OLD."note", OLD."ogrn", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."registered_on", OLD."short_name", OLD."site", OLD."status"); RETURN NULL;', hash='bfc3610a1030c9ce43f350ba397b59fe174e44cc', operation='DELETE', pgid='pgtrigger_delete_delete_3ea3d', table='ngo_registry_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sphereevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c6954fdcee78d1032d5feba9dd6c0912e1edcab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35587', table='ngo_registry_sphereevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationactivitykind',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationactivitykindevent" ("activitykind_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."activitykind_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='a9c8c900e12a86074eb6452c40c5efb0e9333670', operation='INSERT', pgid='pgtrigger_insert_insert_b69f7', table='ngo_registry_organization_activity_kinds', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationactivitykind',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationactivitykindevent" ("activitykind_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."activitykind_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='a78368f817673483677f65a0dd93b141a3150761', operation='DELETE', pgid='pgtrigger_delete_delete_23401', table='ngo_registry_organization_activity_kinds', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationcategory',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationcategoryevent" ("category_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."category_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='22ae8006299f4f187c5aec39ab66cbcaad30d613', operation='INSERT', pgid='pgtrigger_insert_insert_be750', table='ngo_registry_organization_categories', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationcategory',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationcategoryevent" ("category_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."category_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='fb4a2434c07c01e536b2b8205e2a4342e3925a7e', operation='DELETE', pgid='pgtrigger_delete_delete_395a2', table='ngo_registry_organization_categories', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationsphere',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationsphereevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "sphere_id") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."sphere_id"); RETURN NULL;', hash='488b2e22bae51918578b7055099c1ce49a2a22f5', operation='INSERT', pgid='pgtrigger_insert_insert_838d8', table='ngo_registry_organization_spheres', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationsphere',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ngo_registry_organizationsphereevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "sphere_id") VALUES (OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."sphere_id"); RETURN NULL;', hash='59e6bc6973ad557e7b589cf8086f3446df3d1340', operation='DELETE', pgid='pgtrigger_delete_delete_f5097', table='ngo_registry_organization_spheres', when='AFTER')),
        ),
    ]
