"""The triggers of 0024 fill in the follow-ups that were there before them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("meetings", "0024_followups_stand_beside_their_directive")]

    operations = [
        migrations.RunSQL(
            "UPDATE meetings_followup SET standing = standing",
            migrations.RunSQL.noop,
        )
    ]
