"""Results of a search as a file: at once, or made after the answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.access.policy import grants_of
from meetings.archive import exporting, taking
from meetings.archive.formats import FORMS
from meetings.models import AuditEvent, Directive, Export, Grant, User
from tests import factories as f
from tests.archive.results import said, said_often
from tests.house.test_queries import MOST, queries
from tests.trail import last_event, verbs

NOON = dt.datetime(2026, 11, 26, 5, tzinfo=dt.UTC)
PAGE = "/cari/unduhan/"


def address(form="csv", query=""):
    return f"{reverse('archive:export', args=[form])}?{query}"


def content(response):
    return b"".join(response.streaming_content)


def lines(response):
    """The rows of a CSV, without its heading."""
    return content(response).decode("utf-8-sig").splitlines()[1:]


@pytest.fixture
def ask(secretariat, client_of, django_capture_on_commit_callbacks):
    """Have a file made, and wait until it is."""

    def asked(form="csv", query="", user=secretariat):
        with django_capture_on_commit_callbacks(execute=True):
            return client_of(user).post(address(form, query))

    return asked


@pytest.fixture
def many(monkeypatch):
    """Three rows are many, and two at a time are read."""
    for name, form in FORMS.items():
        monkeypatch.setitem(FORMS, name, replace(form, at_once=2))
    monkeypatch.setattr(taking, "BATCH", 2)


@pytest.fixture
def small(monkeypatch):
    """A CSV takes three rows."""
    monkeypatch.setitem(FORMS, "csv", replace(FORMS["csv"], most=3))


def waiting(user, **values):
    known = {"user": user, "format": "csv", "rows_total": 1, **values}
    return Export.objects.create(**known)


def test_few_rows_come_at_once(meeting, secretariat, client_of):
    said(meeting)

    with time_machine.travel(NOON, tick=False):
        response = client_of(secretariat).get(address())

    assert response["Content-Disposition"] == (
        'attachment; filename="arahan-2026-11-26.csv"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert len(lines(response)) == 1


def test_what_is_handed_out_is_an_event(meeting, secretariat, client_of):
    said(meeting)

    client_of(secretariat).get(address("json", "q=pompa"))

    event = last_event()
    known = {"format": "json", "query": "pompa", "rows": 1, "classification": 0}
    assert (event.verb, event.details) == ("search.exported", known)


def test_the_event_tells_the_highest_class(meeting, secretariat, client_of):
    said(meeting)
    said(meeting, classification=2)

    client_of(secretariat).get(address())

    assert last_event().details["classification"] == 2


def test_only_what_the_reader_sees_comes_along(meeting, official, client_of):
    said(meeting, "Terbuka.")
    said(meeting, "Tertutup.", classification=1)
    said(f.MeetingFactory(), "Rapat lain.")

    found = lines(client_of(official).get(address()))

    assert [";Terbuka.;" in line for line in found] == [True]


def test_the_filters_hold(meeting, secretariat, client_of):
    said(meeting, "Pompa.", kind="appeal")
    said(meeting, "Pompa.", kind="warning")

    found = lines(client_of(secretariat).get(address(query="q=pompa&jenis=warning")))

    assert [";Peringatan;" in line for line in found] == [True]


def test_without_all_words_those_with_some_come_as_on_the_page(
    meeting, secretariat, client_of
):
    said(meeting, "Pompa disiagakan.")

    assert len(lines(client_of(secretariat).get(address(query="q=pompa+vaksin")))) == 1


@pytest.mark.parametrize(("order", "first"), [("terbaru", "B."), ("terlama", "A.")])
def test_rows_are_in_the_order_of_the_days(
    order, first, host, secretariat, client_of, monkeypatch
):
    monkeypatch.setattr(taking, "BATCH", 2)
    for day, text in ((1, "A."), (3, "B."), (2, "C.")):
        said(f.MeetingFactory(institution=host, date=dt.date(2026, 1, day)), text)

    found = lines(client_of(secretariat).get(address(query=f"urut={order}")))

    assert len(found) == 3
    assert f";{first};" in found[0]


def test_an_unknown_form_is_not_there(secretariat, client_of):
    assert client_of(secretariat).get(address("docx")).status_code == 404


def test_many_rows_are_announced_first(meeting, secretariat, client_of, many):
    said_often(meeting, 3)

    response = client_of(secretariat).get(address())

    assert "<strong>3 butir</strong>" in response.content.decode()
    assert Export.objects.count() == 0


def test_many_rows_are_made_after_the_answer(meeting, ask, many, secretariat):
    said_often(meeting, 3)

    response = ask(query="q=pompa&page=2")

    export = Export.objects.get()
    assert response.headers["Location"] == PAGE
    assert (export.state, export.rows_done, export.query) == ("ready", 3, "q=pompa")
    assert export.user == secretariat
    assert Path(export.file.path).parent.name == "exports"


def test_the_file_is_fetched_through_the_door(meeting, ask, many, client_of):
    said_often(meeting, 3)
    ask()
    export = Export.objects.get()

    response = client_of(export.user).get(
        reverse("archive:exported", args=[export.uuid])
    )

    assert len(lines(response)) == 3
    assert Export.objects.get().fetched_at is not None
    assert last_event().target_type == "export"
    assert verbs() == ["search.exported"]


def test_fetched_again_it_is_another_event(meeting, ask, client_of):
    ask()
    export = Export.objects.get()
    url = reverse("archive:exported", args=[export.uuid])

    client_of(export.user).get(url)
    first = Export.objects.get().fetched_at
    client_of(export.user).get(url)

    assert Export.objects.get().fetched_at == first
    assert verbs() == ["search.exported", "search.exported"]


def test_to_others_the_file_is_not_there(ask, leader, client_of):
    ask()
    url = reverse("archive:exported", args=[Export.objects.get().uuid])

    assert client_of(leader).get(url).status_code == 404


def test_who_lost_the_clearance_does_not_get_it(meeting, ask, secretariat, client_of):
    said(meeting, classification=2)
    ask()
    User.objects.filter(pk=secretariat.pk).update(clearance=1)

    url = reverse("archive:exported", args=[Export.objects.get().uuid])

    assert client_of(secretariat).get(url).status_code == 404
    assert "Belum ada unduhan" in client_of(secretariat).get(PAGE).content.decode()


def test_who_lost_every_role_does_not_get_it(ask, secretariat, client_of):
    ask()
    Grant.objects.filter(user=secretariat).delete()

    url = reverse("archive:exported", args=[Export.objects.get().uuid])

    assert client_of(secretariat).get(url).status_code == 404


def test_what_is_not_ready_is_not_there(secretariat, client_of):
    export = waiting(secretariat)

    url = reverse("archive:exported", args=[export.uuid])

    assert client_of(secretariat).get(url).status_code == 404


def test_rows_are_those_seen_when_the_file_is_made(meeting, secretariat):
    said(meeting)
    export = waiting(secretariat, rows_total=5)
    said(meeting)
    Grant.objects.filter(user=secretariat).delete()

    exporting.make.call(export.pk, "")

    export.refresh_from_db()
    assert (export.state, export.rows_total, export.rows_done) == ("ready", 0, 0)


def test_a_row_reclassified_meanwhile_stays_behind(meeting, official):
    kept, hidden = said_often(meeting, 2)
    Directive.objects.filter(pk=hidden.pk).update(classification=1)

    found = taking.lines_of([hidden.pk, kept.pk], official, after=7)

    assert [(line.id, line.number) for line in found] == [(kept.pk, 8)]


def test_a_batch_of_which_nothing_is_left_is_passed_over(meeting, official, many):
    rows = said_often(meeting, 4)
    selection = taking.selected(QueryDict("q=pompa"), official)
    found = taking.batches(selection, 10)
    next(found)
    Directive.objects.filter(pk__in=[row.pk for row in rows]).update(classification=1)

    assert list(found) == []


def test_more_than_the_limit_is_refused_with_its_number(
    meeting, secretariat, client_of, small
):
    said_often(meeting, 4)

    response = client_of(secretariat).get(address())

    assert response.status_code == 422
    assert "paling banyak 3 butir" in response.content.decode()


def test_posted_more_than_the_limit_is_refused_too(meeting, ask, small):
    said_often(meeting, 4)

    assert ask().status_code == 422
    assert Export.objects.count() == 0


def test_the_limit_itself_is_within_it(meeting, secretariat, client_of, small):
    said_often(meeting, 3)

    assert len(lines(client_of(secretariat).get(address()))) == 3


def test_the_limits_are_told_in_the_words_of_the_country(
    meeting, secretariat, client_of, monkeypatch
):
    monkeypatch.setattr(taking.Selection, "count", lambda self, most: most + 1)

    page = client_of(secretariat).get(address("pdf")).content.decode()

    assert "lebih dari 1.000 butir" in page
    assert "atau pilih bentuk lain" in page


def test_three_are_made_at_a_time(secretariat, leader, client_of):
    for user in (secretariat, secretariat, secretariat, leader):
        waiting(user)

    response = client_of(secretariat).post(address())

    assert response.status_code == 409
    assert "masih menunggu 3 unduhan" in response.content.decode()
    assert Export.objects.filter(user=secretariat).count() == 3


def test_one_whose_worker_died_does_not_count(secretariat, ask):
    for _ in range(3):
        waiting(secretariat, made_at=timezone.now() - dt.timedelta(hours=2))

    response = ask()

    assert response.status_code == 302
    states = Export.objects.values_list("state", "error")
    assert sorted(states) == [("failed", exporting.DIED)] * 3 + [("ready", "")]


def test_a_worker_takes_only_what_still_waits(secretariat):
    export = waiting(secretariat, state="running")

    exporting.make.call(export.pk, "")

    export.refresh_from_db()
    assert export.state == "running"


def test_what_breaks_is_told_and_kept_as_failed(secretariat, tmp_path):
    (tmp_path / "uploads").write_text("no folder")
    export = waiting(secretariat)

    with pytest.raises(NotADirectoryError):
        exporting.make.call(export.pk, "")

    export.refresh_from_db()
    assert (export.state, export.error) == ("failed", exporting.BROKEN)


def test_what_was_given_up_meanwhile_leaves_no_file(secretariat, settings):
    export = waiting(secretariat, state="running")
    Export.objects.update(state="failed", finished_at=timezone.now())

    exporting.fill(export, "")

    assert list(Path(settings.MEDIA_ROOT, "exports").iterdir()) == []
    assert Export.objects.get().state == "failed"


def test_the_page_tells_how_far_it_has_come(secretariat, client_of):
    waiting(secretariat, state="running", rows_done=500, rows_total=1234)

    page = client_of(secretariat).get(PAGE).content.decode()

    assert "Sedang disiapkan: 500 dari 1.234 butir" in page
    assert 'hx-trigger="every 3s"' in page


def test_the_page_tells_how_long_a_file_is_kept(secretariat, client_of):
    f.export_of(secretariat, made_at=NOON)

    with time_machine.travel(NOON, tick=False):
        page = client_of(secretariat).get(PAGE).content.decode()

    assert "disimpan sampai 3 Desember 2026, 12.00" in page


def test_htmx_gets_the_piece(secretariat, client_of):
    page = client_of(secretariat).get(PAGE, headers={"HX-Request": "true"})

    assert page.content.decode().lstrip().startswith('<div id="unduhan">')


def test_the_page_asks_no_more_for_more_rows(secretariat, client_of):
    counts = []
    for size in (2, 20):
        for _ in range(size):
            waiting(secretariat)
        counts.append(queries(client_of(secretariat), PAGE))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_home_tells_what_is_ready(ask, secretariat, client_of):
    ask()

    page = client_of(secretariat).get("/").content.decode()

    assert "1 unduhan hasil pencarian</a> siap" in page


def test_home_is_silent_once_it_is_fetched(ask, secretariat, client_of):
    ask()
    client = client_of(secretariat)
    client.get(reverse("archive:exported", args=[Export.objects.get().uuid]))

    assert "unduhan hasil pencarian" not in client.get("/").content.decode()


def test_the_search_leads_to_the_files(meeting, secretariat, client_of):
    said(meeting)

    page = client_of(secretariat).get("/cari/?q=pompa").content.decode()

    assert 'href="/cari/unduh/xlsx/?q=pompa"' in page


def test_after_seven_days_they_are_forgotten(ask, secretariat, client_of, capsys):
    ask()
    old = Export.objects.get()
    Export.objects.update(made_at=timezone.now() - dt.timedelta(days=7, minutes=1))
    ask()
    url = reverse("archive:exported", args=[old.uuid])

    assert client_of(secretariat).get(url).status_code == 404
    call_command("prune_exports")
    assert capsys.readouterr().out == "1 unduhan dihapus.\n"
    assert Export.objects.exclude(pk=old.pk).count() == Export.objects.count() == 1
    assert not Path(old.file.path).exists()


def test_a_file_asks_as_much_for_many_rows_as_for_few(meeting, secretariat):
    counts = []
    assert secretariat.grants.count() == len(grants_of(secretariat))  # read once
    for size in (2, 300):
        for row in said_often(meeting, size):
            row.addressees.create(group="seluruh lurah")
        selection = taking.selected(QueryDict("q=pompa"), secretariat)
        with CaptureQueriesContext(connection) as captured:
            list(taking.batches(selection, 50_000))
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert counts[0] <= 6


def test_the_outsider_takes_nothing_along(meeting, outsider, client_of):
    said(meeting)

    assert lines(client_of(outsider).get(address())) == []
    assert AuditEvent.objects.get().details["rows"] == 0
