"""The words of the index anew, where PostgreSQL keeps them (``archive.full_text``)."""

from django.db import migrations


def make_anew(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for name in ("DirectiveEntry", "ThingEntry"):
        model = apps.get_model("meetings", name)
        for constraint in model._meta.constraints:
            if hasattr(constraint, "on_postgres"):
                schema_editor.execute(constraint.remove_sql(model, schema_editor))
                for statement in constraint.statements(model, schema_editor):
                    schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0019_the_archive_is_counted"),
    ]

    operations = [migrations.RunPython(make_anew, make_anew)]
