"""Two texts of one row, in words."""

import datetime as dt

import pytest
from django import forms

from meetings.agenda.forms import AgendaItemForm, MeetingForm
from meetings.audit.conflict import differences, last_actor, shown
from meetings.audit.models import Verb
from meetings.audit.trail import record
from tests import factories as f

CHOICE = forms.ChoiceField(choices=[("hybrid", "Luring dan daring"), (2, "Rahasia")])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.CharField(), "Aula", "Aula"),
        (forms.CharField(), "", ""),
        (forms.CharField(), None, ""),
        (forms.BooleanField(), True, "Ya"),
        (forms.BooleanField(), False, "Tidak"),
        (forms.IntegerField(), 0, "0"),
        (forms.DateField(), dt.date(2026, 3, 10), "10 Maret 2026"),
        (CHOICE, "hybrid", "Luring dan daring"),
        (CHOICE, 2, "Rahasia"),
        (CHOICE, "moon", "moon"),
        (forms.CharField(), ["RT", "RW"], "RT, RW"),
    ],
)
def test_a_value_is_shown_in_words(field, value, words):
    assert shown(field, value) == words


def test_a_row_is_shown_by_its_name(host):
    field = forms.ModelChoiceField(queryset=type(host).objects.all())

    assert shown(field, host) == "Badan Penyelenggara"


def test_only_what_differs_is_told(meeting):
    item = f.AgendaItemFactory(meeting=meeting, title="Banjir", description="Rob")
    typed = {"title": "Genangan", "description": "Rob", "version": 1}
    form = AgendaItemForm(typed, meeting=meeting, instance=item)
    form.is_valid()

    item.refresh_from_db()

    assert differences(form, item) == [("Mata acara", "Genangan", "Banjir")]


def test_a_field_that_the_form_left_out_is_passed_over(meeting, secretariat):
    form = MeetingForm({"version": 1}, user=secretariat, instance=meeting)
    form.is_valid()

    labels = [label for label, *_ in differences(form, meeting)]

    assert "Klasifikasi keamanan" not in labels


def test_the_last_actor_is_told_by_name(host, secretariat, leader):
    record(Verb.SETUP_ADDED, host, by=secretariat)
    record(Verb.SETUP_CHANGED, host, by=leader)

    assert last_actor(host) == leader.name


def test_without_an_event_nobody_is_told(host):
    assert last_actor(host) == ""
