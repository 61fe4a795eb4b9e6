"""The notulis's field: many directives at once, in shorthand."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from crispy_forms.layout import Layout
from django import forms

from meetings.access.forms import bare_helper
from meetings.agenda.forms import allowed
from meetings.agenda.models import AgendaItem, Attendance, Meeting
from meetings.agenda.roll import attendee_of
from meetings.directory.models import Institution, Position
from meetings.minutes.shorthand import Choice, Noted, Problem, Reader

MOST = 200  # directives at once: a whole meeting, and no accident


class NoteForm(forms.Form):
    """Speaker and agenda item to begin with, and the lines."""

    speaker = forms.ModelChoiceField(
        label="Pembicara",
        queryset=Attendance.objects.none(),
        required=False,
        empty_label="Rapat (keputusan)",
    )
    agenda_item = forms.ModelChoiceField(
        label="Mata acara",
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label="Di luar mata acara",
    )
    classification = forms.TypedChoiceField(label="Klasifikasi", coerce=int)
    text = forms.CharField(
        label="Butir, satu baris satu butir",
        max_length=100_000,
        widget=forms.Textarea(
            attrs={"rows": 6, "spellcheck": "true", "data-draft": ""}
        ),
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, meeting: Meeting, user: Any, keep: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["speaker"].queryset = meeting.attendance.all()
        self.fields["speaker"].choices = [
            ("", self.fields["speaker"].empty_label),
            *((line.pk, label_of(line)) for line in meeting.attendance.all()),
        ]
        self.fields["agenda_item"].queryset = meeting.agenda_items.all()
        self.fields["classification"].choices = [
            choice for choice in allowed(user) if choice[0] >= meeting.classification
        ]
        self.initial = {
            "uuid": uuid4(),
            "classification": meeting.classification,
            **(keep or {}),
        }
        self.helper = bare_helper()
        self.helper.layout = Layout(
            "uuid", "speaker", "agenda_item", "text", "classification"
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        speaker, item = data["speaker"], data["agenda_item"]
        self.reader = Reader(
            people=[Choice(each.pk, label_of(each)) for each in self.lines()],
            items=[
                Choice(each.pk, each.title, each.number)
                for each in self.fields["agenda_item"].queryset
            ],
            speaker=speaker and speaker.pk,
            item=item and item.pk,
        ).read(data["text"])
        if len(self.reader.noted) > MOST:
            self.add_error("text", f"Paling banyak {MOST} butir sekaligus.")
        for problem in self.reader.problems:
            self.add_error("text", in_words(problem))
        return data

    def lines(self) -> Any:
        return self.fields["speaker"].queryset

    @property
    def values(self) -> list[dict[str, Any]]:
        """What ``actions.add_directive`` takes, one for each noted line."""
        people = {each.pk: each for each in self.lines()}
        items = {each.pk: each for each in self.fields["agenda_item"].queryset}
        known = addressees_by_name()
        return [
            {
                "speaker": people.get(noted.speaker),
                "agenda_item": items.get(noted.item),
                "kind": noted.kind,
                "ordinal": noted.ordinal,
                "text": noted.text,
                "quote": noted.quote,
                "classification": self.cleaned_data["classification"],
                "addressees": addressed(noted, known),
            }
            for noted in self.reader.noted
        ]

    @property
    def kept(self) -> dict[str, Any]:
        """Where the next note goes on: the last speaker and agenda item."""
        last = self.reader.noted[-1]
        classification = self.cleaned_data["classification"]
        return {
            "speaker": last.speaker,
            "agenda_item": last.item,
            "classification": classification,
        }


def label_of(line: Any) -> str:
    """Who it is, with every word that a notulis may look for."""
    return attendee_of(line).introduction


def in_words(problem: Problem) -> str:
    return f"Baris {problem.line}: {problem.message}"


def addressees_by_name() -> dict[str, dict[str, int]]:
    """Institutions and offices by their names and short names, folded.

    A name that several have leads to none of them: it stays a group in words.
    """
    known: dict[str, dict[str, int]] = {}
    doubtful: set[str] = set()
    for what, rows in (
        ("position", Position.objects.filter(active=True)),
        ("institution", Institution.objects.active()),
    ):
        for pk, *named in rows.values_list("pk", "name", "short_name"):
            for name in {each.casefold() for each in named if each}:
                if name in known and known[name] != {what: pk}:
                    doubtful.add(name)
                known[name] = {what: pk}
    return {name: link for name, link in known.items() if name not in doubtful}


def addressed(noted: Noted, known: dict[str, dict[str, int]]) -> list[dict[str, Any]]:
    """Whom it goes to: a row where the name is one, else a group in words."""
    return [
        known.get(name.casefold(), {"group": name[:200]}) for name in noted.addressees
    ]
