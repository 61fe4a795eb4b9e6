"""The timer, run on a day of the tests."""

import datetime as dt

import time_machine
from django.core.management import call_command

DUE = dt.date(2026, 3, 11)  # a Wednesday; a week and a day before it are working days


def run(day, verbosity=0):
    at = dt.datetime.combine(day, dt.time(1), tzinfo=dt.UTC)
    with time_machine.travel(at, tick=False):
        call_command("remind", verbosity=verbosity)


def run_from_due(*days):
    for each in days:
        run(DUE + dt.timedelta(days=each))


def body(mail):
    return mail.get_body().get_content().replace("\r\n", "\n")
