"""Pages on which the directory is kept: institutions, offices, officials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict
from meetings.directory import actions
from meetings.directory.forms import (
    HandOverForm,
    InstitutionForm,
    OfficialForm,
    PositionForm,
)
from meetings.directory.models import Appointment, Institution, Official, Position
from meetings.directory.tenure import timeline

PAGE_SIZE = 50
TAKEN = "Nama atau nomor ini baru saja dipakai entri lain. Belum ada yang disimpan."


@require_safe
def manage(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    rows = Institution.objects.filter(merged_into=None).annotate(
        offices=Count("positions", filter=Q(positions__active=True))
    )
    # A query that groups forgets the model's own order.
    context = {"rows": nested(rows.order_by("protocol_order", "name"))}
    return render(request, "directory/manage.html", context)


def nested(institutions: Iterable[Institution]) -> list[tuple[Institution, int]]:
    """(institution, depth): each below its parent, in the order given.

    Those in a circle of parents stand at the end, so that they can be mended.
    """
    rows = list(institutions)
    below: dict[int | None, list[Institution]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    found: dict[int, tuple[Institution, int]] = {}
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        found[row.pk] = (row, depth)
        waiting += [(each, depth + 1) for each in reversed(below.get(row.pk, []))]
    return [*found.values(), *((row, 0) for row in rows if row.pk not in found)]


@require_safe
def institution(request: UserRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    terms = Appointment.objects.select_related("official")
    own = Position.objects.filter(merged_into=None).prefetch_related(
        Prefetch("appointments", queryset=terms), "merged"
    )
    institutions = Institution.objects.select_related("parent").prefetch_related(
        Prefetch("positions", queryset=own), "merged"
    )
    row = get_object_or_404(institutions, pk=pk)
    if row.merged_into_id:
        return redirect("directory:manage_institution", row.merged_into_id)
    today = timezone.localdate()
    offices = [
        (office, timeline(office.appointments.all(), today=today))
        for office in row.positions.all()
    ]
    context = {"institution": row, "offices": offices}
    return render(request, "directory/institution.html", context)


@require_safe
def officials(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    query = request.GET.get("q", "").strip()[:100]
    found = Official.objects.filter(merged_into=None).filter(
        Q(name__icontains=query) | Q(number=query) if query else Q()
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "query": query}
    return render(request, "directory/officials.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_institution(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    form = InstitutionForm(request.POST or None)
    return added(request, form, title="Instansi baru", back=reverse("directory:manage"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_institution(request: UserRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(Institution.objects.select_related("merged_into"), pk=pk)
    if row.merged_into:
        return moved(request, row.merged_into)
    form = InstitutionForm(request.POST or None, instance=row)
    return edited(request, form, title="Ubah instansi", back=page_of(row))


@require_http_methods(["GET", "HEAD", "POST"])
def add_position(request: UserRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(Institution.objects.select_related("merged_into"), pk=pk)
    if row.merged_into:
        return moved(request, row.merged_into)
    form = PositionForm(request.POST or None, initial={"institution": row})
    return added(request, form, title="Jabatan baru", back=page_of(row))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_position(request: UserRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(Position.objects.select_related("merged_into"), pk=pk)
    if row.merged_into:
        return moved(request, row.merged_into)
    back = page_of(row)
    form = PositionForm(request.POST or None, instance=row)
    return edited(request, form, title="Ubah jabatan", back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: UserRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(Position.objects.select_related("merged_into"), pk=pk)
    if row.merged_into:
        return moved(request, row.merged_into)
    form = HandOverForm(request.POST or None, position=row)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            term = actions.hand_over(
                row,
                outgoing=data["outgoing"],
                official=data["official"] or data["new_name"],
                values={n: data[n] for n in ("capacity", "starts", "decree")},
                by=request.user,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"Pergantian dicatat: {term}.")
            return redirect(page_of(row))
    title = f"Pergantian {row.name}"
    return form_page(request, form, title=title, back=page_of(row))


@require_http_methods(["GET", "HEAD", "POST"])
def add_official(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    form = OfficialForm(request.POST or None)
    back = reverse("directory:manage_officials")
    return added(request, form, title="Pejabat baru", back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_official(request: UserRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(Official.objects.select_related("merged_into"), pk=pk)
    if row.merged_into:
        return moved(request, row.merged_into)
    form = OfficialForm(request.POST or None, instance=row)
    return edited(request, form, title="Ubah pejabat", back=page_of(row))


def moved(request: UserRequest, row: Institution | Position | Official) -> HttpResponse:
    """To where the entry is kept that a merged one has become."""
    messages.info(request, f"Entri itu sudah digabungkan ke “{row}”.")
    return redirect(page_of(row))


def added(request: UserRequest, form: Any, *, title: str, back: str) -> HttpResponse:
    """Add what the form holds, or show the form."""
    if request.method == "POST" and form.is_valid():
        model = form._meta.model
        try:
            row = actions.add(model, form.values, uuid=form.new_uuid, by=request.user)
        except IntegrityError:  # somebody was faster than the form's own check
            form.add_error(None, TAKEN)
        else:
            messages.success(request, f"“{row}” ditambahkan.")
            return redirect(page_of(row))
    return form_page(request, form, title=title, back=back)


def edited(request: UserRequest, form: Any, *, title: str, back: str) -> HttpResponse:
    """Save the form over its row, or show the form; 409 when somebody was faster."""
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            row = actions.edit(
                form.instance, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=back)
        except IntegrityError:
            form.add_error(None, TAKEN)
        else:
            messages.success(request, f"Perubahan “{row}” disimpan.")
            return redirect(page_of(row))
    return form_page(request, form, title=title, back=back)


def form_page(
    request: UserRequest, form: Any, *, title: str, back: str
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "title": title, "back_url": back}
    return render(request, "directory/entry_form.html", context, status=status)


def page_of(row: Institution | Position | Official) -> str:
    """Where the row is shown: an office on its institution's page."""
    if isinstance(row, Official):
        return reverse("directory:manage_officials")
    key = row.pk if isinstance(row, Institution) else row.institution_id
    return reverse("directory:manage_institution", args=[key])
