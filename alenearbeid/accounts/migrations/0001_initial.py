import alenearbeid.accounts.organisation.orgnr
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='Navn')),
                ('orgnr', alenearbeid.accounts.organisation.orgnr.OrgnrField(error_messages={'unique': 'En virksomhet med dette organisasjonsnummeret finnes fra før.'}, help_text='Ni siffer.', unique=True, validators=[alenearbeid.accounts.organisation.orgnr.validate], verbose_name='Organisasjonsnummer')),
                ('sector', models.CharField(blank=True, choices=[('private', 'Privat'), ('municipal', 'Kommune eller fylkeskommune'), ('state', 'Stat'), ('voluntary', 'Frivillig eller ideell')], max_length=20, verbose_name='Sektor')),
                ('industry_code', models.CharField(blank=True, help_text='Fra Enhetsregisteret, for eksempel 87.101.', max_length=6, validators=[django.core.validators.RegexValidator('\\A\\d{2}(\\.\\d{1,3})?\\Z', 'Skriv næringskoden slik: 87 eller 87.101.')], verbose_name='Næringskode')),
                ('employees', models.PositiveIntegerField(blank=True, null=True, verbose_name='Antall ansatte')),
                ('safety_rep_arrangement', models.CharField(blank=True, choices=[('elected', 'Verneombud er valgt'), ('regional', 'Regionalt verneombud'), ('written_agreement', 'Skriftlig avtale om annen ordning (færre enn 5 ansatte)'), ('none', 'Ingen ordning'), ('unknown', 'Vet ikke')], max_length=20, verbose_name='Verneombudsordning')),
                ('safety_rep_agreement_on', models.DateField(blank=True, null=True, verbose_name='Avtalen er inngått')),
                ('safety_rep_agreement_until', models.DateField(blank=True, null=True, verbose_name='Avtalen gjelder til')),
                ('has_works_council', models.BooleanField(blank=True, null=True, verbose_name='Har arbeidsmiljøutvalg (AMU)')),
                ('has_occupational_health', models.BooleanField(blank=True, null=True, verbose_name='Har bedriftshelsetjeneste')),
                ('has_collective_agreement', models.BooleanField(blank=True, null=True, verbose_name='Har tariffavtale')),
            ],
            options={
                'verbose_name': 'virksomhet',
                'verbose_name_plural': 'virksomheter',
                'ordering': ('name', 'orgnr'),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(error_messages={'unique': 'En bruker med denne e-postadressen finnes fra før.'}, max_length=254, unique=True, verbose_name='E-post')),
                ('name', models.CharField(max_length=150, verbose_name='Navn')),
                ('is_demo', models.BooleanField(default=False, help_text='Vises på innloggingssiden under utvikling. Aldri i produksjon.', verbose_name='Demobruker')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'bruker',
                'verbose_name_plural': 'brukere',
                'ordering': ('name', 'email'),
            },
        ),
        migrations.CreateModel(
            name='JournalHead',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='journal_head', serialize=False, to='accounts.organisation')),
                ('number', models.PositiveBigIntegerField()),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'siste hendelse i journalen',
                'verbose_name_plural': 'siste hendelser i journalen',
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(verbose_name='Nummer')),
                ('at', models.DateTimeField(verbose_name='Tidspunkt')),
                ('actor_name', models.CharField(max_length=150, verbose_name='Hvem')),
                ('actor_role', models.CharField(blank=True, max_length=100, verbose_name='Rolle')),
                ('what', models.CharField(max_length=100, verbose_name='Hva')),
                ('subject', models.CharField(blank=True, max_length=100, verbose_name='Gjelder')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='Fingeravtrykk av innholdet')),
                ('detail', models.JSONField(blank=True, default=dict, verbose_name='Detaljer')),
                ('previous_hash', models.CharField(blank=True, max_length=64, verbose_name='Forrige kontrollsum')),
                ('hash', models.CharField(max_length=64, verbose_name='Kontrollsum')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Bruker')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='accounts.organisation', verbose_name='Virksomhet')),
            ],
            options={
                'verbose_name': 'hendelse i journalen',
                'verbose_name_plural': 'journal',
                'ordering': ('organisation', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('employer', 'Arbeidsgiver'), ('administrator', 'Virksomhetsadministrator'), ('safety_rep', 'Verneombud')], max_length=20, verbose_name='Rolle')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.organisation', verbose_name='Virksomhet')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='Bruker')),
            ],
            options={
                'verbose_name': 'medlemskap',
                'verbose_name_plural': 'medlemskap',
                'ordering': ('organisation', 'role', 'user'),
            },
        ),
        migrations.CreateModel(
            name='Workplace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='Navn')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='Adresse')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workplaces', to='accounts.organisation', verbose_name='Virksomhet')),
                ('parent', models.ForeignKey(blank=True, help_text='La stå tomt når arbeidsstedet ligger rett under virksomheten.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='accounts.workplace', verbose_name='Hører under')),
            ],
            options={
                'verbose_name': 'arbeidssted',
                'verbose_name_plural': 'arbeidssteder',
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='MembershipWorkplace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scope', to='accounts.membership')),
                ('workplace', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scope', to='accounts.workplace')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'virkeområde',
                'verbose_name_plural': 'virkeområder',
            },
        ),
        migrations.AddField(
            model_name='membership',
            name='workplaces',
            field=models.ManyToManyField(blank=True, help_text='Tomt betyr hele virksomheten. Et arbeidssted gjelder også alt som ligger under det.', related_name='memberships', through='accounts.MembershipWorkplace', to='accounts.workplace', verbose_name='Arbeidssteder'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='accounts_user_email_is_lower_case'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['subject', 'number'], name='accounts_event_subject'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('organisation', 'number'), name='accounts_event_number_once'),
        ),
        migrations.AddConstraint(
            model_name='workplace',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='accounts_workplace_is_not_its_own_parent', violation_error_message='Et arbeidssted kan ikke ligge under seg selv.'),
        ),
        migrations.AddConstraint(
            model_name='membershipworkplace',
            constraint=models.UniqueConstraint(fields=('membership', 'workplace'), name='accounts_membership_workplace_once'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('user', 'organisation', 'role'), name='accounts_membership_once_per_role', violation_error_message='Brukeren har denne rollen i virksomheten fra før.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['employer', 'administrator', 'safety_rep'])), name='accounts_membership_role_is_known'),
        ),
    ]
