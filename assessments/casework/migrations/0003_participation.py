import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_superseded_and_withdrawn"), ("accounts", "0004_people")]

    operations = [
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("hazard", "Fare"), ("measure", "Tiltak")], max_length=8)),
                ("step", models.CharField(blank=True, max_length=20)),
                ("item", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="med egne ord")),
                ("hazard", models.CharField(blank=True, max_length=80)),
                ("why", models.TextField(blank=True, max_length=4000, verbose_name="hvorfor")),
                ("author_name", models.CharField(max_length=200)),
                (
                    "author_role",
                    models.CharField(
                        choices=[
                            ("employer", "Arbeidsgiver"),
                            ("safety_rep", "Verneombud"),
                            ("union_rep", "Tillitsvalgt"),
                            ("occupational_health", "Bedriftshelsetjeneste"),
                            ("worker", "Arbeidstaker"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("accepted", "Tatt inn"), ("declined", "Avslått")], max_length=8
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=4000, verbose_name="begrunnelse")),
                ("decided_by_name", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("page", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="RemarkReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author_name", models.CharField(max_length=200)),
                (
                    "author_role",
                    models.CharField(
                        choices=[
                            ("employer", "Arbeidsgiver"),
                            ("safety_rep", "Verneombud"),
                            ("union_rep", "Tillitsvalgt"),
                            ("occupational_health", "Bedriftshelsetjeneste"),
                            ("worker", "Arbeidstaker"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="svar")),
                ("made_on", models.DateField()),
                ("follows_answer", models.BooleanField(default=False)),
                ("page", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="position",
            name="invitation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="accounts.invitation",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="owns_invitation",
            field=models.BooleanField(default=False, help_text="It was made for this, and is taken back with it."),
        ),
        migrations.AddField(
            model_name="position",
            name="message",
            field=models.TextField(blank=True, max_length=2000, verbose_name="melding"),
        ),
        migrations.AddField(
            model_name="position",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="position",
            name="stated_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="position",
            name="stated_on_older_content",
            field=models.BooleanField(default=False, help_text="Said so by the file it came with."),
        ),
        migrations.AddField(
            model_name="remark",
            name="answered_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="remark",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[("answered", "Besvart"), ("taken_in", "Tatt inn"), ("declined", "Ikke tatt til følge")],
                max_length=12,
                verbose_name="hva er gjort",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="page",
            field=models.CharField(
                blank=True, help_text="The open page it was sent from: once is enough.", max_length=40
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.UniqueConstraint(
                condition=models.Q(("invitation__isnull", False)),
                fields=("assessment", "invitation"),
                name="one_position_per_invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.UniqueConstraint(
                condition=models.Q(("page", ""), _negated=True),
                fields=("assessment", "page"),
                name="one_remark_per_page_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", ""), models.Q(("answer", ""), _negated=True), _connector="OR"),
                name="remark_outcome_has_its_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at", None), ("answer", ""), _connector="OR"),
                name="answered_remark_is_not_withdrawn",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="casework.assessment"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="remarkreply",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="remarkreply",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="remarkreply",
            name="remark",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="casework.remark"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("page", ""), _negated=True),
                fields=("assessment", "page"),
                name="one_proposal_per_page_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item", ""), ("title__gt", "")),
                    models.Q(("item__gt", ""), ("title", "")),
                    _connector="OR",
                ),
                name="proposal_is_of_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("decided_on__isnull", False)),
                    _connector="OR",
                ),
                name="decision_has_its_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "declined"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="declined_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at", None), ("outcome", ""), _connector="OR"),
                name="decided_proposal_is_not_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="remarkreply",
            constraint=models.UniqueConstraint(
                condition=models.Q(("page", ""), _negated=True),
                fields=("remark", "page"),
                name="one_reply_per_page_sent",
            ),
        ),
    ]
