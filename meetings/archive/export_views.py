"""Pages that hand out the results of a search."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.requests import UserRequest
from meetings.archive import exporting
from meetings.archive.chosen import first_page
from meetings.archive.filter_words import names_in
from meetings.archive.formats import FORMS, Form
from meetings.archive.models import Export
from meetings.archive.models.export import KEPT
from meetings.archive.saved_query import told
from meetings.archive.taking import selected
from meetings.htmx import answer

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: UserRequest, form: str) -> HttpResponseBase:
    """The file; when it holds many rows, first the page that has it made."""
    if form not in FORMS:
        raise Http404
    chosen = FORMS[form]
    selection = selected(request.GET, request.user)
    rows = selection.count(chosen.most)
    site = request.build_absolute_uri("/").rstrip("/")
    if rows > chosen.most:
        return ask_page(request, chosen, rows, status=422)
    if request.method == "POST":
        query = first_page(request.GET).urlencode()
        try:
            exporting.ask(chosen, query, rows, site=site, by=request.user)
        except exporting.TooManyRunning:
            return ask_page(request, chosen, rows, refused=True, status=409)
        # How far it is, the list says: it may be done by then.
        messages.success(
            request, "Permintaan Anda dicatat. Keadaannya tampak di bawah."
        )
        return redirect("archive:exports")
    if rows > chosen.at_once:
        return ask_page(request, chosen, rows)
    file = exporting.hand_out_now(chosen, selection, site=site, by=request.user)
    return served(file, chosen)


def ask_page(
    request: UserRequest,
    chosen: Form,
    rows: int,
    *,
    refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": chosen,
        "rows": rows,
        "too_many": rows > chosen.most,
        "refused": refused,
        "most_running": exporting.MOST_RUNNING,
        "query": first_page(request.GET).urlencode(),
    }
    return render(request, "archive/export.html", context, status=status)


@require_safe
def exports(request: UserRequest) -> HttpResponse:
    """One's own exports, with how far they have come."""
    rows = list(Export.objects.visible_to(request.user)[:SHOWN])
    queries = [QueryDict(each.query) for each in rows]
    names = names_in(queries, request.user, known={})
    told_of = [told(each, names) for each in queries]
    context = {
        "exports": list(zip(rows, told_of, strict=True)),
        "waiting": any(each.is_open for each in rows),
        "days": KEPT.days,
    }
    return answer(request, "archive/exports.html", "archive/_exports.html", context)


@require_safe
def exported(request: UserRequest, uuid: UUID) -> FileResponse:
    """The file that was made, for who asked for it."""
    own = Export.objects.visible_to(request.user).filter(state=Export.State.READY)
    row = get_object_or_404(own, uuid=uuid)
    row = exporting.hand_out(row, by=request.user)
    return served(row.file.open(), FORMS[row.format])


def served(file: object, form: Form) -> FileResponse:
    """To be saved; what readers see differs, and changes any minute."""
    response = FileResponse(
        file,
        as_attachment=True,
        filename=form.file_name(timezone.localdate()),
        content_type=form.media_type,
    )
    response["Cache-Control"] = "private, no-store"
    return response
