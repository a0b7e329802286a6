import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_papers_of_the_organisation'),
        ('casework', '0002_superseded_and_withdrawn'),
        ('documents', '0002_signature_level'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ScheduledRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True)),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='PaperJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('finalise', 'Ferdigstilling'), ('sign', 'Signering')], max_length=10)),
                ('language', models.CharField(help_text='What the one who asked reads: the reason is told in it.', max_length=5)),
                ('digest', models.CharField(help_text='Of the record that was seen when it was asked for.', max_length=64)),
                ('field', models.CharField(blank=True, max_length=80)),
                ('method', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('waiting', 'Venter'), ('running', 'Pågår'), ('done', 'Ferdig'), ('failed', 'Stoppet')], default='waiting', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('task_id', models.UUIDField(null=True)),
                ('worker', models.CharField(blank=True, max_length=64)),
                ('lease_until', models.DateTimeField(null=True)),
                ('file_on_its_way', models.CharField(blank=True, help_text='Named before it is written.', max_length=200)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jobs', to='casework.assessment')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-created_at', '-pk'),
                'indexes': [models.Index(condition=models.Q(('state', 'running')), fields=['lease_until'], name='running_jobs_by_lease'), models.Index(condition=models.Q(('state', 'waiting')), fields=['created_at'], name='waiting_jobs_by_age')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'running'])), fields=('assessment', 'kind', 'field'), name='one_unfinished_job_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('lease_until', None), ('state', 'waiting')), models.Q(('finished_at', None), ('lease_until__isnull', False), ('started_at__isnull', False), ('state', 'running')), models.Q(('finished_at__isnull', False), ('lease_until', None), ('state__in', ['done', 'failed'])), _connector='OR'), name='job_state_has_its_timestamps'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'failed'), _negated=True), ('reason', '')), _connector='OR'), name='only_a_failed_job_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('field', ''), ('kind', 'finalise')), models.Q(('kind', 'sign'), models.Q(('field', ''), _negated=True), models.Q(('method', ''), _negated=True)), _connector='OR'), name='a_job_to_sign_has_a_field')],
            },
        ),
    ]
