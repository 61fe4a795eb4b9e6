"""Forms of saved searches."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from meetings.access.forms import RecordForm
from meetings.access.models import User
from meetings.archive.models import SavedSearch
from meetings.archive.models.saved_search import LONGEST
from meetings.archive.saved_query import kept

NO_SERVER = "Server ini belum diatur untuk mengirim pos-el."
NO_ADDRESS = "Akun Anda belum mempunyai alamat pos-el; mintalah kepada admin."
TOO_LONG = (
    "Pencarian ini terlalu panjang untuk disimpan. Kurangi kata atau saringannya."
)


class SearchForm(RecordForm):
    """Name and digest of a search that is kept already."""

    class Meta:
        model = SavedSearch
        fields = ["name", "digest"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = f"Bila ada butir baru, ringkasannya dikirim ke {user.email}."
        if not user.email:
            told = NO_ADDRESS
        if not settings.EMAIL_HOST:
            told = NO_SERVER
        self.fields["digest"].help_text = told


class SaveForm(SearchForm):
    """A new one: the query string comes along from the page of the search."""

    query = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["query"] = kept(QueryDict(data.get("query", "")))
        if len(data["query"]) > LONGEST:
            raise forms.ValidationError(TOO_LONG)
        return data
