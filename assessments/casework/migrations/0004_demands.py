import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_participation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="demands", to="accounts.organisation"
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="demands", to="accounts.workplace"
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demanded_anew",
                        to="casework.assessment",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="hva")),
                ("why", models.TextField(max_length=4000, verbose_name="hvorfor")),
                ("wanted_by", models.DateField(verbose_name="svar innen")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_by_name", models.CharField(max_length=200)),
                (
                    "made_by_role",
                    models.CharField(
                        choices=[
                            ("employer", "Arbeidsgiver"),
                            ("administrator", "Virksomhetsadministrator"),
                            ("safety_rep", "Verneombud"),
                            ("head_safety_rep", "Hovedverneombud"),
                            ("regional_safety_rep", "Regionalt verneombud"),
                            ("union_rep", "Tillitsvalgt"),
                            ("occupational_health", "Bedriftshelsetjeneste"),
                            ("worker", "Arbeidstaker"),
                            ("auditor", "Revisor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("accepted_by_name", models.CharField(blank=True, max_length=200)),
                ("accepted_note", models.TextField(blank=True, max_length=4000)),
                ("done_by", models.DateField(blank=True, null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demands",
                        to="casework.assessment",
                    ),
                ),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                ("declined_by_name", models.CharField(blank=True, max_length=200)),
                ("declined_reason", models.TextField(blank=True, max_length=4000)),
                ("notified_on", models.DateField(blank=True, null=True)),
                (
                    "notified_whom",
                    models.CharField(
                        blank=True,
                        choices=[("works_council", "Arbeidsmiljøutvalget"), ("authority", "Arbeidstilsynet")],
                        max_length=20,
                    ),
                ),
                ("notified_by_name", models.CharField(blank=True, max_length=200)),
                ("council_treated_on", models.DateField(blank=True, null=True)),
                ("council_protocol", models.CharField(blank=True, max_length=200)),
                ("council_decision", models.TextField(blank=True, max_length=4000)),
                ("council_by_name", models.CharField(blank=True, max_length=200)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, max_length=2000)),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
                "indexes": [models.Index(fields=["organisation", "-made_at"], name="demands_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("assessment", None), ("done_by", None)),
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("assessment__isnull", False),
                                ("done_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="accepted_demand_has_its_assessment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("declined_at", None), ("declined_reason", "")),
                            models.Q(("declined_at__isnull", False), models.Q(("declined_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="declined_demand_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declined_at", None),
                            ("accepted_at", None),
                            ("accepted_at__gte", models.F("declined_at")),
                            _connector="OR",
                        ),
                        name="accepted_after_declined",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notified_on", None), ("notified_whom", "")),
                            models.Q(("notified_on__isnull", False), models.Q(("notified_whom", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="notified_demand_says_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False), models.Q(("withdrawn_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_demand_has_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_stops",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="work_stops", to="accounts.workplace"
                    ),
                ),
                ("stopped_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("work", models.CharField(max_length=200)),
                ("danger", models.TextField(max_length=4000)),
                ("told_whom", models.CharField(max_length=200)),
                ("told_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_by_name", models.CharField(max_length=200)),
                (
                    "made_by_role",
                    models.CharField(
                        choices=[
                            ("employer", "Arbeidsgiver"),
                            ("administrator", "Virksomhetsadministrator"),
                            ("safety_rep", "Verneombud"),
                            ("head_safety_rep", "Hovedverneombud"),
                            ("regional_safety_rep", "Regionalt verneombud"),
                            ("union_rep", "Tillitsvalgt"),
                            ("occupational_health", "Bedriftshelsetjeneste"),
                            ("worker", "Arbeidstaker"),
                            ("auditor", "Revisor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("averted", "Faren er avverget, og arbeidet er tatt opp igjen"),
                            ("authority", "Arbeidstilsynet har tatt stilling"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("measures_done", models.TextField(blank=True, max_length=4000)),
                ("authority_decision", models.TextField(blank=True, max_length=4000)),
                ("ended_by_name", models.CharField(blank=True, max_length=200)),
                ("rep_agrees", models.BooleanField(blank=True, null=True)),
                ("rep_words", models.TextField(blank=True, max_length=4000)),
                ("rep_name", models.CharField(blank=True, max_length=200)),
                ("rep_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-stopped_at", "-pk"),
                "indexes": [models.Index(fields=["workplace", "-stopped_at"], name="stops_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("told_at__gte", models.F("stopped_at"))), name="told_after_stop"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", ""), ("ended_at", None), ("measures_done", "")),
                            models.Q(
                                models.Q(("ended", ""), _negated=True),
                                ("ended_at__gte", models.F("stopped_at")),
                                models.Q(("measures_done", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ended_stop_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rep_agrees", None), ("rep_at", None)),
                            models.Q(("ended_at__isnull", False), ("rep_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="rep_answers_after_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="accounts.workplace",
                    ),
                ),
                ("measures", models.JSONField(help_text="The control measures: [{key, name}].")),
                (
                    "met",
                    models.CharField(
                        choices=[
                            ("union_reps", "Møte holdt med tillitsvalgte"),
                            ("called_not_met", "Tillitsvalgte var innkalt, men møtte ikke"),
                            (
                                "elected_representative",
                                "Ingen tillitsvalgt: drøftet med en representant de ansatte har valgt",
                            ),
                        ],
                        max_length=24,
                    ),
                ),
                ("held_on", models.DateField()),
                ("held_at", models.CharField(blank=True, max_length=200)),
                ("participants", models.TextField(max_length=4000)),
                ("purpose", models.TextField(blank=True, max_length=4000)),
                ("need", models.TextField(blank=True, max_length=4000)),
                ("design", models.TextField(blank=True, max_length=4000)),
                ("changes", models.TextField(blank=True, max_length=4000)),
                ("proportionality", models.TextField(blank=True, max_length=4000)),
                ("alternatives", models.TextField(blank=True, max_length=4000)),
                ("outcome", models.TextField(blank=True, max_length=4000)),
                ("disagreement", models.TextField(blank=True, max_length=4000)),
                ("evaluate_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_by_name", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "confirmation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Bekreftet av tillitsvalgt"),
                            ("refused", "Tillitsvalgt bekrefter ikke referatet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("confirmation_words", models.TextField(blank=True, max_length=4000)),
                ("confirmed_by_name", models.CharField(blank=True, max_length=200)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-held_on", "-pk"),
                "indexes": [models.Index(fields=["workplace", "-held_on"], name="consultations_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmation", ""), ("confirmed_at", None)),
                            models.Q(
                                models.Q(("confirmation", ""), _negated=True),
                                ("confirmed_at__isnull", False),
                                ("met", "union_reps"),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_meeting_with_union_reps_is_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revision__gte", 1)), name="consultation_revision_from_one"
                    ),
                ],
            },
        ),
    ]
