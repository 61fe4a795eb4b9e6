"""Pages that find entries told twice, make one of them, and take that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.directory import merging
from meetings.directory import twins as twin_search
from meetings.directory.columns import TABLES, Reference
from meetings.directory.finding import MOST_WORDS, with_words
from meetings.directory.models import Institution, Official, Position

MODELS: dict[str, Any] = {
    "instansi": Institution,
    "jabatan": Position,
    "pejabat": Official,
}
SEARCHED = {
    "instansi": ("name", "short_name"),
    "jabatan": ("name", "short_name", "institution__name"),
    "pejabat": ("name", "number"),
}
SHOWN = 20  # candidates; a longer list wants another word
PAGE_SIZE = 50
CHANGED = (
    "Direktori berubah sejak Anda memeriksanya. Belum ada yang digabungkan: periksa"
    " sekali lagi di bawah ini."
)
GONE = "Salah satu entri ini sudah digabungkan. Pilih entri lain."
NOT_UNDOABLE = (
    "Penggabungan ini tidak dapat dibatalkan: entrinya sudah berubah atau sudah"
    " digabungkan lagi, atau ia ikut bersama instansinya. Tidak ada yang diubah."
)


class EntryKind:
    """The word in an address that says which kind of entry."""

    regex = "|".join(MODELS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@require_safe
def twins(request: UserRequest) -> HttpResponse:
    """Pairs that look alike, of all kinds."""
    require(request.user, Permission.MANAGE_DIRECTORY)
    pairs = [
        (kind, one, other)
        for kind, found in twin_search.all_suspected().items()
        for one, other in found
    ]
    page = Paginator(pairs, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "directory/twins.html", {"page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: UserRequest, kind: str, pk: int) -> HttpResponse:
    """Choose a duplicate of an entry, look at what merging would do, and merge."""
    require(request.user, Permission.MANAGE_DIRECTORY)
    kept = get_object_or_404(entries(kind), pk=pk)
    if kept.merged_into_id:
        return redirect("directory:merge", kind, kept.merged_into_id)
    if request.method != "POST":
        return merge_page(request, kind, kept, request.GET.get("ganda", ""))
    chosen = request.POST.get("ganda", "")
    duplicate = entry_of(kind, chosen)
    if duplicate is None:
        return merge_page(request, kind, kept, chosen, refused=GONE)
    digest = request.POST.get("digest", "")
    try:
        merging.merge(duplicate, kept, digest=digest, by=request.user)
    except merging.AlreadyMerged:
        return merge_page(request, kind, kept, "", refused=GONE)
    except (merging.PlanChanged, IntegrityError):  # somebody was faster
        return merge_page(request, kind, kept, chosen, refused=CHANGED)
    messages.success(request, f"“{duplicate}” digabungkan ke “{kept}”.")
    return redirect("directory:merge", kind, kept.pk)


@require_POST
def undo_merge(request: UserRequest, kind: str, pk: int) -> HttpResponse:
    require(request.user, Permission.MANAGE_DIRECTORY)
    duplicate = get_object_or_404(entries(kind), pk=pk)
    kept = duplicate.merged_into or duplicate
    try:
        merging.undo(duplicate, by=request.user)
    except merging.NotUndoable:
        return merge_page(request, kind, kept, "", refused=NOT_UNDOABLE)
    messages.success(request, f"“{duplicate}” dipisahkan lagi dari “{kept}”.")
    return redirect("directory:merge", kind, kept.pk)


def merge_page(
    request: UserRequest, kind: str, kept: Any, chosen: str, *, refused: str = ""
) -> HttpResponse:
    """The page of one kept entry; 409 when something was refused."""
    query = " ".join(request.GET.get("q", "").split())[:100]
    duplicate = entry_of(kind, chosen)
    context: dict[str, Any] = {"kind": kind, "kept": kept, "refused": refused}
    if duplicate and duplicate != kept and not duplicate.merged_into_id:
        plan = merging.plan(duplicate, kept)
        context |= {"duplicate": duplicate, "plan": plan}
        context["columns"] = side_by_side(kept, duplicate)
    else:
        context |= {"query": query, "found": candidates(kind, kept, query)}
        context["merged"] = kept.merged.all()
    status = 409 if refused else 200
    return render(request, "directory/merge.html", context, status=status)


def entries(kind: str) -> Any:
    """All entries of a kind, with what their labels need."""
    rows = MODELS[kind].objects.select_related("merged_into")
    return rows.select_related("institution") if kind == "jabatan" else rows


def entry_of(kind: str, key: str) -> Any:
    """The entry that a request names, or None."""
    return entries(kind).filter(pk=key).first() if key.isdecimal() else None


def candidates(kind: str, kept: Any, query: str) -> Any:
    """Entries of the kind whose name holds every word; without words, those alike."""
    others = entries(kind).filter(merged_into=None).exclude(pk=kept.pk)
    if query:
        words = query.split()[:MOST_WORDS]
        return with_words(others, words, SEARCHED[kind])[:SHOWN]
    pairs = [pair for pair in twin_search.all_suspected()[kind] if kept in pair]
    return [other if one == kept else one for one, other in pairs]


def side_by_side(kept: Any, duplicate: Any) -> list[tuple[str, str, str]]:
    """(title, kept, duplicate) of each column of the directory's sheets."""
    table = next(each for each in TABLES if each.model is type(kept))

    def shown(entry: Any, column: Any) -> str:
        value = getattr(entry, column.field)
        if isinstance(column.kind, Reference):
            return str(value or "")
        return str(column.kind.show(value))

    rows = [(c.title, shown(kept, c), shown(duplicate, c)) for c in table.columns]
    return [row for row in rows if row[1] or row[2]]
