"""Every fact of the press release has a home: in the data, on a page, in the PDF."""

from __future__ import annotations

import html
import io
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from meetings.demo import loading, source
from meetings.documents.notula import notula_pdf
from meetings.minutes.reading import read
from meetings.models import Appointment, Attendance, Directive, Meeting, User

FACTS = source.facts()
IDS = [f"fact-{fact['number']}" for fact in FACTS]
SHARED = Path(__file__).parents[3] / "shared" / "seed" / "facts.md"


READINGS: dict[str, object] = {}


@pytest.fixture
def readings(db):
    """What the loaded demo says, by place; the demo is loaded once for this file."""
    if not READINGS:
        loading.load()
        READINGS.update(read_everything())
    return READINGS


def read_everything():
    """The words in the rows, on the page and in the PDF, and what stays unsaid."""
    seed = Meeting.objects.get(date="2024-11-26")
    user = User.objects.get(username="pimpinan")
    record = read(seed, user)
    pdf = PdfReader(io.BytesIO(notula_pdf(record)))
    sekda = seed.attendance.get(position__short_name="Sekda")
    people = Appointment.objects.filter(official__attendance__meeting=seed)
    lines = [f"{each.label} {each.remark}" for each in record.attendees]
    counts = [count()]
    loading.load()
    return {
        "data": folded(" ".join([*strings(asdict(record)), *lines])),
        "page": words_on_page(seed, user),
        "paper": folded(" ".join(page.extract_text() for page in pdf.pages)),
        "time": (seed.part_of_day, seed.start_time, seed.end_time),
        "sekda": (sekda.name, sekda.capacity, sekda.official_id),
        "appointed": set(people.values_list("starts", "ends")),
        "counts": [*counts, count()],
    }


def count():
    return [model.objects.count() for model in (Meeting, Directive, Attendance, User)]


def words_on_page(meeting, user):
    """The words in the main part of the meeting's page."""
    client = Client()
    client.force_login(user)
    page = client.get(reverse("minutes:meeting", args=[meeting.pk])).content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    return folded(html.unescape(re.sub(r"<[^>]+>", " ", main)))


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in strings(each)]
    return [str(value)] if value is not None else []


def folded(text):
    """Without white space, soft hyphens, commas (a page sets lines apart), case."""
    return re.sub(r"[\s\u00ad,]+", "", text).casefold()


PRINTED = [
    pytest.param(fact, id=name)
    for name, fact in zip(IDS, FACTS, strict=True)
    if "P" in fact["where"]
]


def missing_and_invented(fact, text):
    missing = [words for words in fact["texts"] if folded(words) not in text]
    invented = [words for words in fact.get("absent", []) if folded(words) in text]
    return missing, invented


@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_fact_is_in_the_database(fact, readings):
    assert missing_and_invented(fact, readings["data"]) == ([], [])


@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_fact_is_on_the_page(fact, readings):
    assert missing_and_invented(fact, readings["page"]) == ([], [])


@pytest.mark.parametrize("fact", PRINTED)
def test_fact_is_in_the_pdf(fact, readings):
    assert missing_and_invented(fact, readings["paper"]) == ([], [])


def test_there_are_29_facts():
    assert [fact["number"] for fact in FACTS] == list(range(1, 30))


@pytest.mark.skipif(not SHARED.exists(), reason="no shared/seed beside this checkout")
def test_facts_agree_with_the_table_that_they_come_from():
    rows = re.findall(r"^\| (\d+) \|.*\| ([PW ]+) \|$", SHARED.read_text(), re.M)

    table = {int(number): where.split() for number, where in rows}
    assert {fact["number"]: fact["where"] for fact in FACTS} == table


def test_no_clock_time_is_invented(readings):
    assert readings["time"] == ("morning", None, None)


def test_the_sekda_has_no_name(readings):
    assert readings["sekda"] == ("", "plh", None)


def test_no_appointment_of_a_real_person_has_a_date(readings):
    assert readings["appointed"] == {(None, None)}


def test_no_directive_is_late(readings):
    assert "terlambat" not in readings["page"]
    assert "tanpatenggat" in readings["page"]


def test_loading_again_changes_nothing(readings):
    before, after = readings["counts"]

    assert before == after
