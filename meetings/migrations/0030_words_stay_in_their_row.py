"""The words of the index anew, where PostgreSQL keeps them (``archive.full_text``)."""

from importlib import import_module

from django.db import migrations

make_anew = import_module(
    "meetings.migrations.0020_words_are_found_without_weights"
).make_anew


class Migration(migrations.Migration):
    dependencies = [("meetings", "0029_whom_a_directive_addresses")]

    operations = [migrations.RunPython(make_anew, make_anew)]
