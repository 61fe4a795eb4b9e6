"""The words of the index anew, with the span of days of each row among them
(``archive.lately``)."""

from importlib import import_module

from django.db import migrations

make_anew = import_module(
    "meetings.migrations.0020_words_are_found_without_weights"
).make_anew


class Migration(migrations.Migration):
    dependencies = [("meetings", "0035_reports_tell_of_a_day")]

    operations = [migrations.RunPython(make_anew, make_anew)]
