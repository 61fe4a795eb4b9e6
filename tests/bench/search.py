"""The search at growing sizes, against what Django alone would do (icontains)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.test import Client
from django.urls import reverse

from meetings.access.models import User
from meetings.archive.facets import tally
from meetings.archive.naming import known_meanings
from meetings.archive.query import parse
from meetings.archive.searching import BEST, keys_of
from meetings.archive.wanted import want
from meetings.models import Directive, DirectiveEntry
from tests.bench.multiply import multiply
from tests.bench.pages import page, readers
from tests.bench.table import Measure, timed

FASTER = 20  # DESIGN.md, budgets
READERS = ("leadership", "busy agency", "official")
# What the facets of the page count, by the paths of the models.
FACETS = (
    "kind",
    "classification",
    "meeting__date__year",
    "meeting__series",
    "agenda_item__topic",
    "speaker__position",
    "addressees__institution",
    "followups__state",
)
SIZES = {"sqlite": (1, 10), "postgresql": (1, 10, 100)}  # copies of what is there
CLASSES = {
    "rare word": {"q": "leptospirosis"},
    "word": {"q": "drainase"},
    "frequent word": {"q": "laporan"},
    "common word": {"q": "koordinasi"},
    "two words": {"q": "banjir kelurahan"},
    "phrase": {"q": '"pelaku usaha"'},
    "by and kind": {"q": "oleh:walikota jenis:imbauan"},
    "filters only": {"q": "jenis:arahan sejak:2022"},
    "no word": {"q": ""},
    "slip": {"q": "drainsae"},
    "deep page": {"q": "koordinasi", "page": 400},
}


def measure_search() -> Iterator[Measure]:
    """Every class of query for every reader, at every size; then the ratios."""
    done, people = 1, readers()
    for copies in SIZES[connection.vendor]:
        multiply(done, copies)
        done = copies
        settle()
        size = f"{DirectiveEntry.objects.count():,}".replace(",", ".")
        for name in READERS:
            client = Client()
            client.force_login(people[name])
            for kind, asked in CLASSES.items():
                url = f"{reverse('archive:search')}?{urlencode(asked)}"
                yield from page(f"{size}: {kind}, {name}", client, [url])
        yield from ratios(size, people["leadership"])


def ratios(size: str, user: User) -> Iterator[Measure]:
    """How much slower icontains is: the first page alone, and with the facets that ours
    has, too. It ranks in neither."""
    for kind in ("rare word", "word", "common word", "two words"):
        words = CLASSES[kind]["q"].split()
        ours = timed(lambda words=words: first_page(" ".join(words), user), times=5)
        for what, act in (("icontains", by_icontains), ("with facets", with_facets)):
            plain = timed(
                lambda act=act, words=words: act(words, user), times=3, warm=0
            )
            yield Measure(
                f"{size}: {what} ÷ ours, {kind}",
                plain.p50 / ours.p50,
                "x",
                note=f"{plain.p50:.0f} ms ÷ {ours.p50:.0f} ms; aim ≥ {FASTER}",
            )


def first_page(typed: str, user: User) -> list[int]:
    """The rows and their number, as ``by_icontains`` gives them."""
    wanted = want(parse(typed), {}, known_meanings(), user=user)
    return keys_of(wanted, 1, BEST, tally(wanted))


def holding(words: list[str], user: User) -> QuerySet[Directive]:
    condition = Q()
    for word in words:
        condition &= Q(text__icontains=word) | Q(quote__icontains=word)
    return Directive.objects.visible_to(user).filter(condition)


def with_facets(words: list[str], user: User) -> list[list[tuple[object, int]]]:
    by_icontains(words, user)
    found = holding(words, user).order_by()
    return [
        list(found.values_list(facet).annotate(Count("pk", distinct=True)))
        for facet in FACETS
    ]


def by_icontains(words: list[str], user: User) -> list[int]:
    found = holding(words, user)
    found.count()
    newest = found.order_by("-meeting__date", "-pk")
    return list(newest.values_list("pk", flat=True)[:20])


def settle() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
