"""Acts that hand out the results of a search, at once or after the answer."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from functools import partial
from typing import IO

from django.core.files import File
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django_tasks import task

from meetings.access.models import User
from meetings.archive.formats import FORMS, Form
from meetings.archive.models import Export
from meetings.archive.taking import Selection, Taken, selected
from meetings.audit.models import Verb
from meetings.audit.trail import record

State = Export.State
MOST_RUNNING = 3  # of one user
# What is not done by then never will be: its worker has died.
PATIENCE = dt.timedelta(hours=1)
DIED = "Penyiapan terhenti. Silakan minta lagi."
BROKEN = "Terjadi kesalahan ketika berkas ini disiapkan. Silakan minta lagi."


class TooManyRunning(Exception):
    """The user already waits for as many as may be made at the same time."""


@transaction.atomic
def ask(form: Form, query: str, rows: int, *, site: str, by: User) -> Export:
    """Have a file made once this is committed; ``query`` is that of the address.

    Raises TooManyRunning.
    """
    User.objects.select_for_update().get(pk=by.pk)
    own = Export.objects.filter(user=by)
    died = own.running().filter(made_at__lt=timezone.now() - PATIENCE)
    died.update(state=State.FAILED, error=DIED, finished_at=timezone.now())
    if own.running().count() >= MOST_RUNNING:
        raise TooManyRunning(by)
    export = Export.objects.create(
        user=by, format=form.format, query=query, rows_total=rows
    )
    transaction.on_commit(partial(make.enqueue, export.pk, site))
    return export


@task()
def make(pk: int, site: str) -> None:
    """Make the file that was asked for; one worker only makes it."""
    own = Export.objects.filter(pk=pk)
    if not own.filter(state=State.QUEUED).update(state=State.RUNNING):
        return
    export = own.select_related("user").get()
    try:
        fill(export, site)
    except Exception:
        end(export, state=State.FAILED, error=BROKEN)
        raise


def fill(export: Export, site: str) -> None:
    """Write the rows that its user sees now, and keep the file."""
    form = FORMS[export.format]
    selection = selected(QueryDict(export.query), export.user)
    rows = min(selection.count(form.most), form.most)
    Export.objects.filter(pk=export.pk).update(rows_total=rows)
    taken = Taken(selection, rows, site, tell=partial(tell_of, export))
    with tempfile.TemporaryFile() as file:
        form.write(taken, file)
        file.seek(0)
        export.file.save("", File(file), save=False)
    kept = end(
        export,
        state=State.READY,
        file=export.file.name,
        classification=taken.classification,
        rows_done=taken.rows,
    )
    if not kept:
        export.file.delete(save=False)


def tell_of(export: Export, rows: int) -> None:
    Export.objects.filter(pk=export.pk).update(rows_done=rows)


def end(export: Export, **values: object) -> int:
    """Whether it was still wanted: 1 or 0."""
    still = Export.objects.filter(pk=export.pk, state=State.RUNNING)
    return still.update(finished_at=timezone.now(), **values)


def hand_out_now(form: Form, selection: Selection, *, site: str, by: User) -> IO[bytes]:
    """The file, made at once; nobody gets it without its event."""
    taken = Taken(selection, form.most, site)
    file = io.BytesIO()
    form.write(taken, file)
    record(
        Verb.RESULTS_EXPORTED,
        by,
        by=by,
        format=form.format.value,
        query=selection.query.typed,
        rows=taken.rows,
        classification=taken.classification,
    )
    file.seek(0)
    return file


@transaction.atomic
def hand_out(export: Export, *, by: User) -> Export:
    """Note that the file is fetched."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if export.fetched_at is None:
        export.fetched_at = timezone.now()
        export.save(update_fields=["fetched_at"])
    record(
        Verb.RESULTS_EXPORTED,
        export,
        by=by,
        format=export.format,
        query=QueryDict(export.query).get("q", ""),
        rows=export.rows_done,
        classification=export.classification,
    )
    return export


def prune() -> int:
    """Forget exports that have been kept long enough; how many they were."""
    expired = list(Export.objects.expired())
    for export in expired:
        export.file.delete(save=False)
        Export.objects.filter(pk=export.pk).delete()
    return len(expired)
