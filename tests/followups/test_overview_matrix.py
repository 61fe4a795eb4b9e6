"""From the overview to the matrix of the same follow-ups."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests import factories as f

LINK = re.compile(r'overview-matrix"><a href="([^"]+)"')


@pytest.fixture
def topic(meeting):
    """Of the forum; two of the lead's duties are about it, one of them as a helper."""
    return f.TopicFactory(series=meeting.series)


@pytest.fixture
def many(meeting, lead, topic):
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    about = f.DirectiveFactory(meeting=meeting, agenda_item=item)
    f.FollowUpFactory(directive=about, lead=lead)
    f.FollowUpFactory(directive=about).supporting.create(institution=lead)
    f.FollowUpFactory(directive__meeting=meeting, lead=lead)
    f.approved(meeting, state="issued")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?instansi={lead.pk}", 2),
        ("?topik={topic.pk}", 2),
        ("?forum={forum.pk}&instansi={lead.pk}&topik={topic.pk}&sejak=2026-01-01", 1),
        ("?hingga=2026-01-01", None),
        ("?forum=0", None),
        ("?topik=0", None),
    ],
)
def test_the_matrix_holds_what_the_overview_counts(
    query, count, many, client_of, leader, lead, topic
):
    client = client_of(leader)
    query = query.format(lead=lead, topic=topic, forum=topic.series)

    overview = client.get(reverse("followups:overview") + query)

    link = LINK.search(overview.content.decode())
    assert bool(link) == (count is not None)
    if link:
        matrix = client.get(unescape(link[1]))
        total = overview.context["overview"].total.numbers["semua"].count
        assert (matrix.context["count"], total) == (count, count)


def test_the_matrix_says_of_whom_and_about_what(many, client_of, leader, lead, topic):
    url = reverse("documents:followup_matrix")
    query = f"?instansi={lead.pk}&topik={topic.pk}"

    facts = client_of(leader).get(url + query).context["facts"]

    assert facts == [("Penanggung jawab", str(lead)), ("Pokok bahasan", str(topic))]


@pytest.mark.parametrize("name", ["instansi", "topik"])
def test_what_is_not_seen_is_an_error(name, many, client_of, outsider, topic):
    url = reverse("documents:followup_matrix")
    key = topic.pk if name == "topik" else 0

    answer = client_of(outsider).get(f"{url}?{name}={key}")

    assert answer.status_code == 422
    assert "pada alamat ini tidak ada" in answer.content.decode()
