from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_superseded_and_withdrawn"), ("accounts", "0004_people")]

    operations = []
