"""What lists and audits read, and the indexes that find it among many. Run `rebuild_facts` afterwards: the rest of the
facts is read out of the records."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy_from_assessments(apps, schema_editor):
    """What the columns that may not be empty start with."""
    own = apps.get_model("casework", "Assessment").objects.filter(pk=OuterRef("pk"))
    apps.get_model("casework", "AssessmentFacts").objects.update(
        state=Subquery(own.values("state")),
        workplace_id=Subquery(own.values("workplace_id")),
        signed_at=Subquery(own.values("signed_at")),
    )


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL changes no table while rows written in the same transaction await their foreign keys

    dependencies = [("casework", "0005_survey")]

    operations = [
        migrations.AddField(
            model_name='assessmentfacts',
            name='control_measures',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='planned_measures',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='planned_until',
            field=models.DateField(blank=True, help_text='The first deadline of what is only planned.', null=True),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='psychosocial_answered',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='psychosocial_asked',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='psychosocial_percent',
            field=models.PositiveSmallIntegerField(default=100),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='red_residual',
            field=models.PositiveSmallIntegerField(default=0, help_text='Hazards red also with the measures in place.'),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='signed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='sort_text',
            field=models.CharField(blank=True, help_text='Workplace and title, folded.', max_length=200),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='state',
            field=models.CharField(choices=[('draft', 'Utkast'), ('review', 'Til gjennomgang'), ('ready', 'Klar for signering'), ('signed', 'Signert'), ('superseded', 'Erstattet'), ('withdrawn', 'Trukket tilbake')], null=True, max_length=10),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='undiscussed',
            field=models.PositiveSmallIntegerField(default=0, help_text='Control measures not discussed with anyone.'),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='workplace',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.workplace'),
        ),
        migrations.AddField(
            model_name='assessmentfacts',
            name='worst',
            field=models.PositiveSmallIntegerField(default=0, help_text='Of the three levels today: risk.ORDER, 0 for none.'),
        ),
        migrations.RunPython(copy_from_assessments, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='assessmentfacts',
            name='state',
            field=models.CharField(choices=[('draft', 'Utkast'), ('review', 'Til gjennomgang'), ('ready', 'Klar for signering'), ('signed', 'Signert'), ('superseded', 'Erstattet'), ('withdrawn', 'Trukket tilbake')], max_length=10),
        ),
        migrations.AlterField(
            model_name='assessmentfacts',
            name='workplace',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.workplace'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['organisation', 'next_review'], name='facts_of_organisation'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['workplace', 'organisation'], name='facts_of_workplace'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['next_review', 'assessment', 'organisation'], name='facts_by_review'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['signed_at', 'assessment'], name='facts_by_signing'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['sort_text', 'assessment'], name='facts_by_name'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['worst', 'assessment'], name='facts_by_level'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['psychosocial_percent', 'assessment', 'organisation'], name='facts_by_depth'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed')), fields=['time_share', 'worst', 'organisation', 'assessment'], name='facts_by_crossing'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed'), ('planned_measures__gt', 0)), fields=['planned_until', 'organisation'], name='facts_planned'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed'), ('red_residual__gt', 0)), fields=['next_review', 'organisation'], name='facts_red_residual'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed'), ('undiscussed__gt', 0)), fields=['next_review', 'organisation'], name='facts_undiscussed'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed'), ('safety_rep_statement', 'disagrees')), fields=['next_review', 'organisation'], name='facts_disagrees'),
        ),
        migrations.AddIndex(
            model_name='assessmentfacts',
            index=models.Index(condition=models.Q(('state', 'signed'), models.Q(('worst', 0), ('time_share', ''), _connector='OR')), fields=['organisation'], name='facts_not_placed'),
        ),
    ]
