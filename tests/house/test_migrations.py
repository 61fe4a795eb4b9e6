"""The schema: as the models say, and able to go back."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_the_schema_goes_back_to_nothing_and_forth_again():
    ours = {
        model._meta.db_table
        for model in apps.get_app_config("meetings").get_models(
            include_auto_created=True
        )
    }

    call_command("migrate", "admin", "zero", verbosity=0)
    call_command("migrate", "meetings", "zero", verbosity=0)
    left = ours & set(connection.introspection.table_names())
    call_command("migrate", verbosity=0)

    assert (left, ours <= set(connection.introspection.table_names())) == (set(), True)
