"""Papers get a storage that writes once, a table of when each file was last read, and guards in the database.

The guards stand under the code's own: what a paper and its signatures say is not changed, nor what was signed by all.
On PostgreSQL their rows are not deleted either; not so on SQLite, where Django empties tables with DELETE (the test
suite, `flush`). The guard of what was signed stands on casework's table, but belongs to the archive like the others.

A migration that alters one of these tables on SQLite rebuilds the table and loses its guard: such a migration must
run `put_up` again, which may be run any number of times. tests/documents/test_guards.py sees when one is gone.
"""

import assessments.documents.models
import assessments.documents.storage
import django.db.models.deletion
from django.db import migrations, models

SAYS = {
    "documents_document": ("organisation_id", "assessment_id", "kind", "file", "sha256", "record_digest"),
    "documents_signature": (
        *("organisation_id", "document_id", "field", "order", "person", "role", "method", "disagrees"),
        *("signed_at", "level", "timestamped_at", "timestamp_authority", "sha256", "file"),
    ),
    "casework_assessment": ("frozen_record", "frozen_findings", "digest", "release", "catalogue_version", "signed_at"),
}
WAS_SIGNED = "('signed', 'superseded', 'withdrawn')"


def put_up(apps, schema_editor):
    take_down(apps, schema_editor)
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        schema_editor.execute(
            "CREATE FUNCTION documents_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'what was signed never changes: %', TG_TABLE_NAME; END $$",
            params=None,
        )
    for table in SAYS:
        when = condition(table, "IS DISTINCT FROM" if is_postgresql else "IS NOT")
        if is_postgresql:
            action = "EXECUTE FUNCTION documents_refuse()"
        else:
            action = f"BEGIN SELECT RAISE(ABORT, 'what was signed never changes: {table}'); END"
        schema_editor.execute(
            f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) {action}",
            params=None,
        )
        if is_postgresql and table != "casework_assessment":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW {action}", params=None
            )


def condition(table, differs):
    changed = " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in SAYS[table])
    if table != "casework_assessment":
        return changed
    return f"OLD.state IN {WAS_SIGNED} AND ({changed} OR NEW.state NOT IN {WAS_SIGNED})"


def take_down(apps, schema_editor):
    for table in SAYS:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_unchanged ON {table}", params=None)
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_unchanged", params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS documents_refuse", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_papers_of_the_organisation"),
        ("casework", "0002_superseded_and_withdrawn"),
        ("documents", "0003_jobs"),
    ]

    operations = [
        migrations.CreateModel(
            name="FileCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(db_index=True)),
                ("verified_at", models.DateTimeField(null=True)),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("missing", "mangler"),
                            ("damaged", "er skadet"),
                            ("not_valid", "har signaturer som ikke står"),
                            ("rows_differ", "stemmer ikke med det som er lagret om den"),
                        ],
                        max_length=12,
                    ),
                ),
                ("faulty_since", models.DateTimeField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="documents.document"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "signature",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file_check",
                        to="documents.signature",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("fault", ""), _negated=True), fields=["organisation"], name="faulty_files"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("signature", None)),
                        fields=("document",),
                        name="one_check_of_the_unsigned_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fault", ""), ("faulty_since", None)),
                            models.Q(models.Q(("fault", ""), _negated=True), ("faulty_since__isnull", False)),
                            _connector="OR",
                        ),
                        name="file_fault_has_its_timestamp",
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="document",
            name="file",
            field=models.FileField(
                editable=False,
                max_length=200,
                storage=assessments.documents.storage.papers,
                upload_to=assessments.documents.models.paper_path,
            ),
        ),
        migrations.AlterField(
            model_name="signature",
            name="file",
            field=models.FileField(
                editable=False,
                max_length=200,
                storage=assessments.documents.storage.papers,
                upload_to=assessments.documents.models.paper_path,
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
