import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import assessments.casework.models.survey

ROLES = [
    ("employer", "Arbeidsgiver"),
    ("administrator", "Virksomhetsadministrator"),
    ("safety_rep", "Verneombud"),
    ("head_safety_rep", "Hovedverneombud"),
    ("regional_safety_rep", "Regionalt verneombud"),
    ("union_rep", "Tillitsvalgt"),
    ("occupational_health", "Bedriftshelsetjeneste"),
    ("worker", "Arbeidstaker"),
    ("auditor", "Revisor"),
]


def _key(to, **options):
    options = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", **options}
    return models.ForeignKey(to=to, **options)


def _id():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_people"),
        ("casework", "0004_demands"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", _id()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "token",
                    models.CharField(
                        default=assessments.casework.models.survey.new_token,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                ("work", models.CharField(max_length=200)),
                ("asked", models.PositiveIntegerField()),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("languages", models.JSONField(default=assessments.casework.models.survey.all_languages)),
                ("edition", models.CharField(max_length=10)),
                ("made_by_name", models.CharField(max_length=200)),
                ("made_by_role", models.CharField(choices=ROLES, max_length=20)),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by_name", models.CharField(blank=True, max_length=200)),
                ("result", models.JSONField(blank=True, null=True)),
                ("attached_at", models.DateTimeField(blank=True, null=True)),
                ("made_by", _key(settings.AUTH_USER_MODEL)),
                ("organisation", _key("accounts.organisation", related_name="surveys")),
            ],
            options={"ordering": ("-made_at", "-pk")},
        ),
        migrations.CreateModel(
            name="SurveyWorkplace",
            fields=[
                ("id", _id()),
                ("organisation", _key("accounts.organisation")),
                ("survey", _key("casework.survey", on_delete=django.db.models.deletion.CASCADE)),
                ("workplace", _key("accounts.workplace")),
            ],
        ),
        migrations.AddField(
            model_name="survey",
            name="workplaces",
            field=models.ManyToManyField(
                related_name="surveys", through="casework.SurveyWorkplace", to="accounts.workplace"
            ),
        ),
        migrations.CreateModel(
            name="SurveyCounts",
            fields=[
                (
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="counts",
                        serialize=False,
                        to="casework.survey",
                    ),
                ),
                ("answered", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("texts", models.JSONField(default=list)),
                ("organisation", _key("accounts.organisation")),
            ],
        ),
        migrations.AddConstraint(
            model_name="surveyworkplace",
            constraint=models.UniqueConstraint(fields=("survey", "workplace"), name="survey_has_a_workplace_once"),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["organisation", "-made_at"], name="surveys_newest"),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(condition=models.Q(asked__gte=5), name="survey_asks_enough_people"),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="survey_closes_after_it_opens"
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(closed_at=None, result=None)
                | models.Q(closed_at__isnull=False, result__isnull=False),
                name="closed_survey_has_its_result",
            ),
        ),
    ]
