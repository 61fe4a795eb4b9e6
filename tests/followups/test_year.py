"""A year simulated: three forums meet, and every rule holds on every day of it."""

from collections import Counter

import pytest
import time_machine
from django.urls import reverse

from meetings.models import CarriedOver, Edition, FollowUp, Progress, Reminder, User
from tests.followups.recount import mislisted
from tests.followups.year import LAST, Year
from tests.followups.year_watch import Watch, own_verifications

pytestmark = pytest.mark.django_db


def test_a_year_keeps_the_rules(settings, client_of):
    settings.EMAIL_HOST = "rakor.invalid"  # mails stay in the memory of the test
    year = Year()
    for name in ("water", "leader"):
        key = year.people.users[name]
        User.objects.filter(pk=key).update(email=f"{name}@contoh.id")
    watch = Watch(year)

    for day in year.days():
        watch.day(day)

    assert watch.breaches == []
    assert own_verifications() == []
    was_full(year, watch)
    with time_machine.travel(LAST, tick=False):
        for name in ("leader", "water"):
            assert mislisted(year.user(name), LAST) == [], name
        for name in ("water", "both", "leader"):
            pages_agree(client_of(year.user(name)), year.user(name))


def was_full(year, watch):
    """Else the rules would have held for want of anything to break them."""
    steps = Counter(Progress.objects.values_list("kind", flat=True))
    decisions = Counter(CarriedOver.objects.values_list("decision", flat=True))
    wanted = "progressed proposed verified returned cancelled dated offered accepted"
    assert [kind for kind in wanted.split() if steps[kind] < 5] == []
    assert min(decisions[each] for each in ("continued", "dated", "closed", "")) > 2
    assert (Edition.objects.count(), len(year.planned)) == (4, 5)  # next year's acts
    assert year.refused["own", "OwnReport"] > 5
    assert year.refused["verify", "OwnReport"] > 0
    assert year.refused["verify", "NotYoursToDecide"] > 5
    assert min(Reminder.objects.count(), watch.mails) > 80
    assert FollowUp.objects.overdue(LAST).count() > 2


def pages_agree(client, user):
    """The list, one's own work and what waits show as many as they should."""
    seen = FollowUp.objects.visible_to(user).live()
    listed = client.get(reverse("followups:list") + "?tampil=terbuka").context
    assert listed["page_obj"].paginator.count == seen.open().count()
    staff = user.grants.filter(role="agency").values_list("institution", flat=True)
    work = client.get(reverse("followups:work")).context["page_obj"].paginator
    assert work.count == seen.of(list(staff)).open().count()
