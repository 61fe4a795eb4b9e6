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

from meetings.access.models import User
from meetings.access.requests import UserRequest
from meetings.archive import saving
from meetings.archive.filter_words import names_in
from meetings.archive.models import SavedSearch
from meetings.archive.news import news_of
from meetings.archive.saved_query import kept, proposed_name, same, told
from meetings.archive.saving_forms import SaveForm, SearchForm
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict

FULL = (
    f"Anda sudah menyimpan {saving.MOST} pencarian, yaitu sebanyak yang dapat disimpan."
    " Hapus salah satunya lebih dahulu."
)

SAVED = "Pencarian ini sudah Anda simpan dengan nama itu. Beri nama lain."


def own(request: UserRequest, pk: int) -> SavedSearch:
    """The door: a search is its owner's alone."""
    return get_object_or_404(SavedSearch.objects.visible_to(request.user), pk=pk)


@require_safe
def saved_searches(request: UserRequest) -> HttpResponse:
    searches = list(SavedSearch.objects.visible_to(request.user))
    names = names_in([each.asked for each in searches], request.user, known={})
    rows = [
        (news, told(news.search.asked, names))
        for news in news_of(searches, request.user)
    ]
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
        except saving.AlreadySaved:
            form.add_error("name", SAVED)
        else:
            name = form.cleaned_data["name"]
            messages.success(request, f"Pencarian “{name}” disimpan.")
            return redirect("archive:saved_searches")
    own_ones = SavedSearch.objects.visible_to(request.user)
    context = {
        "form": form,
        "told": told_to(request.user, asked),
        "saved": [each for each in own_ones if same(each.query, kept(asked))],
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
        "told": told_to(request.user, search.asked),
        "title": "Ubah pencarian tersimpan",
        "back_url": back,
        "search": search,
    }
    return form_page(request, context)


def told_to(user: User, asked: QueryDict) -> str:
    """What it looks for, with the names that the user may know."""
    return told(asked, names_in([asked], user, known={}))


def form_page(request: UserRequest, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "archive/save.html", context, status=status)


@require_POST
def open_search(request: UserRequest, pk: int) -> HttpResponse:
    """Go to what is new in the search, if anything is; it is then no longer new.

    The address says from where on it was new, so that it can be seen again.
    """
    search = own(request, pk)
    asked = search.asked.copy()
    [news] = news_of([search], request.user)
    if news.count:
        asked["baru"] = str(search.seen)
    saving.open_search(search, by=request.user)
    return redirect(f"{reverse('archive:search')}?{asked.urlencode()}")


@require_http_methods(["GET", "HEAD", "POST"])
def remove_search(request: UserRequest, pk: int) -> HttpResponse:
    """Ask once, then forget it."""
    search = own(request, pk)
    if request.method != "POST":
        named = told_to(request.user, search.asked)
        context = {"search": search, "told": named}
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
