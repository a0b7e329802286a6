"""A second guard under the model's own: the database refuses to change an event, and on PostgreSQL to delete one.

Not deletion on SQLite: there Django empties tables with DELETE (the test suite, `flush`). A deleted event is found
by `verify_journal` on both. A migration that alters Event on SQLite rebuilds the table and loses the trigger: such a
migration must run `put_up` again. tests/accounts/test_journal.py sees when it is gone.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION accounts_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'accounts_event is append-only'; END $$;
CREATE TRIGGER accounts_event_append_only BEFORE UPDATE OR DELETE ON accounts_event
FOR EACH ROW EXECUTE FUNCTION accounts_event_refuse();
"""
SQLITE = """
CREATE TRIGGER accounts_event_append_only BEFORE UPDATE ON accounts_event
BEGIN SELECT RAISE(ABORT, 'accounts_event is append-only'); END;
"""


def put_up(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    schema_editor.execute(POSTGRESQL if vendor == "postgresql" else SQLITE, params=None)


def take_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER accounts_event_append_only ON accounts_event", params=None)
        schema_editor.execute("DROP FUNCTION accounts_event_refuse", params=None)
    else:
        schema_editor.execute("DROP TRIGGER accounts_event_append_only", params=None)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
