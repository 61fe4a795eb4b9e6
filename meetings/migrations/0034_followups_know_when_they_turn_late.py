"""The triggers of 0033 fill in the follow-ups that were there before them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("meetings", "0033_what_is_reported_in_time_is_not_late")]

    operations = [
        migrations.RunSQL(
            "UPDATE meetings_followup SET late_from = late_from",
            migrations.RunSQL.noop,
        )
    ]
