"""What is new in saved searches, by e-mail: at most once, and nothing classified.

The marks move in the transaction that writes down the mail, before it is sent: whatever
happens then, nobody is told of the same directive twice. When it is certain that the
mail was not taken, the marks go back and the next digest tries again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from meetings.access.classification import Classification
from meetings.access.models import User
from meetings.archive.digest_text import COUNTED, Part, subject, text
from meetings.archive.models import DigestMail, SavedSearch
from meetings.archive.news import newest, since, wanted_by
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes.models import Directive
from meetings.minutes.said import told
from meetings.outbox import send

Digest = SavedSearch.Digest
QUOTED = 5  # directives of one search
PAUSE = {Digest.DAILY: dt.timedelta(days=1), Digest.WEEKLY: dt.timedelta(days=7)}


def readers() -> list[int]:
    """Keys of the users who want digests and can get them."""
    if not settings.EMAIL_HOST:
        return []
    searches = SavedSearch.objects.exclude(digest=Digest.NEVER)
    users = User.objects.filter(is_active=True, pk__in=searches.values("user"))
    return list(users.exclude(email="").order_by("pk").values_list("pk", flat=True))


@task()
def send_digest(user_key: int) -> None:
    """Send one user what is new, if anything is."""
    taken = take(user_key) if settings.EMAIL_HOST else None
    if taken is None:
        return
    mail, message = taken
    reason, certain = send(get_connection(), message)
    finish(mail, reason, give_back=bool(reason) and certain)


@transaction.atomic
def take(user_key: int) -> tuple[DigestMail, EmailMessage] | None:
    """Write down the mail and move the marks; None when there is nothing to tell."""
    users = User.objects.select_for_update().filter(pk=user_key, is_active=True)
    user = users.exclude(email="").first()
    if user is None:
        return None
    today, mark = timezone.localdate(), newest()
    due = [each for each in wishing(user) if is_due(each, today)]
    pairs = [(each, part) for each, part in parts_of(due, user, mark) if part.count]
    if not pairs:
        return None
    searches, parts = zip(*pairs, strict=True)
    mail = DigestMail.objects.create(
        user=user,
        address=user.email,
        directives=sum(part.count for part in parts),
        marks={str(each.pk): [each.mailed, mark] for each in searches},
    )
    told_of = SavedSearch.objects.filter(pk__in=[each.pk for each in searches])
    told_of.update(mailed=mark, mailed_on=today)
    record(Verb.DIGEST_SENT, mail, by=None, searches=len(parts), to=user.pk)
    letter = EmailMessage(subject(parts), text(str(user), parts), to=[user.email])
    return mail, letter


@transaction.atomic
def finish(mail: DigestMail, reason: str, *, give_back: bool) -> None:
    """Note how it went; ``give_back`` when the directives are still to be told of."""
    mail.state = DigestMail.State.FAILED if reason else DigestMail.State.SENT
    mail.reason, mail.finished_at = reason, timezone.now()
    mail.save(update_fields=["state", "reason", "finished_at"])
    if give_back:
        for key, (before, after) in mail.marks.items():
            search = SavedSearch.objects.filter(pk=key, mailed=after)
            search.update(mailed=before, mailed_on=None)


def wishing(user: User) -> list[SavedSearch]:
    searches = SavedSearch.objects.visible_to(user).exclude(digest=Digest.NEVER)
    return list(searches.select_for_update())


def is_due(search: SavedSearch, today: dt.date) -> bool:
    last = search.mailed_on
    return last is None or today - last >= PAUSE[Digest(search.digest)]


def parts_of(
    searches: Sequence[SavedSearch], user: User, mark: int
) -> Iterator[tuple[SavedSearch, Part]]:
    """What is new in each up to the mark, and not looked at on the screen either."""
    for search, wanted in zip(searches, wanted_by(searches, user), strict=True):
        told_up_to = max(search.seen, search.mailed)
        rows = since(wanted, told_up_to).filter(directive__lte=mark)
        found = rows.values_list("directive", "directive__classification")
        classes = dict(found[: COUNTED + 1])
        open_ones = [k for k, c in classes.items() if c == Classification.ORDINARY]
        chosen = Directive.objects.filter(pk__in=open_ones[:QUOTED])
        said = {each.item.id: each for each in told(chosen)}
        quoted = [said[key] for key in open_ones[:QUOTED]]
        secret = len(classes) - len(open_ones)
        yield search, Part(search.name, quoted, len(open_ones), secret)
