"""Pages that carry the directory out to a spreadsheet and in from one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.directory import exchange, sheets
from meetings.directory.columns import TABLES
from meetings.directory.exchange_forms import ImportForm
from meetings.directory.models import DirectoryImport
from meetings.htmx import go

PAGE_SIZE = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ALREADY = "Berkas ini sudah diterapkan; tidak ada yang diubah lagi."
CHANGED = (
    "Direktori berubah sejak Anda memeriksanya. Belum ada yang disimpan: periksa"
    " rencana yang baru di bawah ini, lalu terapkan."
)


@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent)
    if sent and form.is_valid():
        upload = form.cleaned_data["file"]
        content = form.cleaned_data["content"]
        row = exchange.receive(content, name=upload.name, by=request.user)
        return go(request, "directory:review_import", row.uuid)
    context = {"form": form, "tables": TABLES}
    status = 422 if form.errors else 200
    return render(request, "directory/exchange.html", context, status=status)


@require_safe
def review_import(request: UserRequest, uuid: UUID) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(DirectoryImport.objects.visible_to(request.user), uuid=uuid)
    return review_page(request, row)


@require_POST
def apply_import(request: UserRequest, uuid: UUID) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    row = get_object_or_404(DirectoryImport.objects.visible_to(request.user), uuid=uuid)
    try:
        with transaction.atomic():
            digest = request.POST.get("digest", "")
            found = exchange.apply(row, digest=digest, by=request.user)
    except exchange.AlreadyApplied:
        return review_page(request, row, refused=ALREADY)
    except (exchange.PlanChanged, IntegrityError):
        return review_page(request, row, refused=CHANGED)
    told = f"{len(found.rows)} baris dari “{row.name}” diterapkan."
    messages.success(request, told)
    return redirect("directory:manage")


def review_page(
    request: UserRequest, row: DirectoryImport, *, refused: str = ""
) -> HttpResponse:
    """Row by row what the file would change, what is wrong first; 409 if refused."""
    context = {"row": row, "refused": refused}
    if not row.applied_at:
        found = exchange.plan_of(row)
        told = [*found.of("error"), *found.of("new"), *found.of("changed")]
        page = Paginator(told, PAGE_SIZE).get_page(request.GET.get("page"))
        context |= {"plan": found, "counts": found.counts, "page_obj": page}
    status = 409 if refused else 200
    return render(request, "directory/import.html", context, status=status)


@require_safe
def export(request: UserRequest) -> HttpResponse:
    """All as XLSX, or one table (``?tabel=Jabatan``) as CSV."""
    require(request.user, Permission.MANAGE_DIRECTORY)
    tables = exchange.grids(by=request.user)
    day = timezone.localdate().isoformat()
    wanted = request.GET.get("tabel", "")
    if wanted in tables:
        content, kind = sheets.write_csv(tables[wanted]), "text/csv; charset=utf-8"
        name = f"{wanted.lower()}-{day}.csv"
    else:
        content, kind = sheets.write_xlsx(tables), XLSX
        name = f"direktori-{day}.xlsx"
    disposition = f'attachment; filename="{name}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
