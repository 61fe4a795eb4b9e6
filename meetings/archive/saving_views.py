"""Saved searches: their list, and what their owner does with them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.requests import UserRequest
from meetings.archive import saving
from meetings.archive.models import SavedSearch
from meetings.archive.news import news_of
from meetings.archive.saved_query import kept, proposed_name, told
from meetings.archive.saving_forms import SaveForm, SearchForm
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict

FULL = (
    f"Anda sudah menyimpan {saving.MOST} pencarian, yaitu sebanyak yang dapat disimpan."
    " Hapus salah satunya lebih dahulu."
)


def own(request: UserRequest, pk: int) -> SavedSearch:
    """The door: a search is its owner's alone."""
    return get_object_or_404(SavedSearch.objects.visible_to(request.user), pk=pk)


@require_safe
def saved_searches(request: UserRequest) -> HttpResponse:
    searches = list(SavedSearch.objects.visible_to(request.user))
    rows = [(news, told(news.search.asked)) for news in news_of(searches, request.user)]
    return render(request, "archive/saved.html", {"rows": rows, "most": saving.MOST})


@require_http_methods(["GET", "HEAD", "POST"])
def save_search(request: UserRequest) -> HttpResponse:
    """Keep the search of the page that one comes from."""
    if request.method == "POST":
        form = SaveForm(request.POST, user=request.user)
        asked = QueryDict(request.POST.get("query", ""))
    else:
        query = kept(request.GET)
        asked = QueryDict(query)
        known = {"query": query, "name": proposed_name(asked)}
        form = SaveForm(initial=known, user=request.user)
    if form.is_valid():
        query, uuid = form.cleaned_data["query"], form.new_uuid
        try:
            saving.save_search(form.values, query=query, uuid=uuid, by=request.user)
        except saving.TooMany:
            form.add_error(None, FULL)
        else:
            name = form.cleaned_data["name"]
            messages.success(request, f"Pencarian “{name}” disimpan.")
            return redirect("archive:saved_searches")
    context = {
        "form": form,
        "told": told(asked),
        "title": "Simpan pencarian",
        "back_url": f"{reverse('archive:search')}?{kept(asked)}",
    }
    return form_page(request, context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_search(request: UserRequest, pk: int) -> HttpResponse:
    search = own(request, pk)
    form = SearchForm(request.POST or None, instance=search, user=request.user)
    back = reverse("archive:saved_searches")
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            saving.edit_search(search, form.values, version=version, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Perubahan disimpan.")
        return redirect(back)
    context = {
        "form": form,
        "told": told(search.asked),
        "title": "Ubah pencarian tersimpan",
        "back_url": back,
        "search": search,
    }
    return form_page(request, context)


def form_page(request: UserRequest, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "archive/save.html", context, status=status)


@require_POST
def open_search(request: UserRequest, pk: int) -> HttpResponse:
    """Go to the search; what it shows is then no longer new."""
    search = saving.open_search(own(request, pk), by=request.user)
    return redirect(f"{reverse('archive:search')}?{search.query}")


@require_http_methods(["GET", "HEAD", "POST"])
def remove_search(request: UserRequest, pk: int) -> HttpResponse:
    """Ask once, then forget it."""
    search = own(request, pk)
    if request.method != "POST":
        context = {"search": search, "told": told(search.asked)}
        return render(request, "archive/remove_saved.html", context)
    saving.remove_search(search, by=request.user)
    messages.success(request, f"Pencarian “{search.name}” dihapus.")
    return redirect("archive:saved_searches")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make_feed(request: UserRequest, pk: int) -> HttpResponse:
    """Make the feed's addresses, and tell them this once."""
    search = own(request, pk)
    context: dict[str, Any] = {"search": search}
    if request.method == "POST":
        token = saving.make_feed(search, by=request.user)
        context["addresses"] = [
            (label, request.build_absolute_uri(reverse(name, args=[token])))
            for label, name in (
                ("Umpan Atom", "archive:atom_feed"),
                ("Kalender (.ics)", "archive:calendar_feed"),
            )
        ]
    return render(request, "archive/feed.html", context)


@require_POST
def revoke_feed(request: UserRequest, pk: int) -> HttpResponse:
    search = own(request, pk)
    saving.revoke_feed(search, by=request.user)
    messages.success(request, "Umpan dicabut. Alamatnya tidak berlaku lagi.")
    return redirect("archive:saved_searches")
