"""List and meeting pages, as each kind of reader gets them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.access.models import Grant, User
from meetings.agenda.models import Attendance, Meeting
from meetings.documents.models import IssuedDocument
from meetings.documents.publishing import Approval, publish
from meetings.minutes.gaps import gaps
from meetings.minutes.reading import read_all
from tests.bench.table import Measure, timed

P95, QUERIES, OF_A_STORED_PAPER = 150, 12, 5  # DESIGN.md, budgets
TIMES = 40
WORD = "banjir"  # in the title of some generated meetings
LAST = 10**6
AROUND = {"BEGIN", "COMMIT"}


def measure_pages() -> Iterator[Measure]:
    """p95 and number of queries of each page for each reader."""
    for name, user in readers().items():
        client = Client()
        client.force_login(user)
        visible = Meeting.objects.visible_to(user)
        yield from page(f"list, {name}", client, [reverse("agenda:list")])
        for what, query in (
            ("list with a title word", {"q": WORD}),
            ("list, last page", {"page": LAST}),
        ):
            url = reverse("agenda:list", query=query)
            yield from page(f"{what}, {name}", client, [url])
        some = visible.order_by("pk")[: 10 * TIMES : 10]
        urls = [meeting.get_absolute_url() for meeting in some]
        yield from page(f"meeting page, {name}", client, urls)
        yield from page(f"home, {name}", client, [reverse("home")])
        for what in ("browse", "flow"):
            url = reverse(f"archive:{what}")
            yield from page(f"archive, {what}, {name}", client, [url])
        if name == "secretariat":
            urls = [reverse("minutes:workbench", args=[each.pk]) for each in some]
            yield from page("workbench, secretariat", client, urls)
            url = stored(visible, user).get_absolute_url()
            known = {"most": OF_A_STORED_PAPER}
            yield from page("stored edition, secretariat", client, [url], **known)


def stored(visible: Any, user: User) -> IssuedDocument:
    """The paper of an edition of the first meeting that can be printed."""
    for meeting in visible.filter(status="held").order_by("pk"):
        content = read_all(meeting)
        if not gaps(content):
            break
    approval = Approval(str(user), "Sekretaris", timezone.now())
    edition = publish(meeting, content, approval, address=str, by=user)
    return edition.documents.order_by("classification").last()


def readers() -> dict[str, User]:
    """One of each role; of agencies the most and the least invited."""
    lines = Attendance.objects.filter(position__isnull=False)
    agencies = [
        row["position__institution"]
        for row in lines.values("position__institution")
        .annotate(lines=Count("pk"))
        .order_by("-lines", "position__institution")
    ]
    seen = lines.exclude(official=None).order_by("pk").first()
    return {
        "secretariat": reader(Grant.Role.SECRETARIAT, clearance=3),
        "leadership": reader(Grant.Role.LEADERSHIP, clearance=3),
        "busy agency": reader(Grant.Role.AGENCY, institution=agencies[0]),
        "quiet agency": reader(Grant.Role.AGENCY, institution=agencies[-1]),
        "official": reader(Grant.Role.OFFICIAL, official=seen.official_id),
    }


def reader(
    role: str,
    *,
    clearance: int = 0,
    institution: int | None = None,
    official: int | None = None,
) -> User:
    """A user with that role, by the keys of institution and official."""
    name = f"bench-{role}-{institution or official or 0}"
    known = {"name": name, "clearance": clearance, "official_id": official}
    user, _ = User.objects.get_or_create(username=name, defaults=known)
    Grant.objects.get_or_create(user=user, role=role, institution_id=institution)
    return user


def page(
    name: str, client: Client, urls: list[str], *, most: int = QUERIES
) -> Iterator[Measure]:
    """Time and queries of these addresses in turn."""
    turn = cycle(urls)

    def get() -> None:
        assert client.get(next(turn)).status_code == 200

    times = timed(get, times=TIMES)
    taken = max((queries(client, url) for url in urls), key=sum)
    yield Measure(name, times.p95, "ms", P95, f"{times.note}; {len(urls)} address(es)")
    note = f"and {taken[1]} around the transaction of its trace" if taken[1] else ""
    yield Measure(f"  queries of {name}", taken[0], "", most, note)


def queries(client: Client, url: str) -> tuple[int, int]:
    """How many the page takes, and how many BEGIN and COMMIT beside them.

    Reading what is classified leaves a trace, in a transaction of its own.
    """
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    around = [each for each in captured if each["sql"].split()[0] in AROUND]
    return len(captured) - len(around), len(around)
