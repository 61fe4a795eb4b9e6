"""Answer 409: both texts side by side, nothing lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format

from meetings.audit.models import AuditEvent
from meetings.concurrency import Conflict


def conflict_page(
    request: HttpRequest, form: Any, conflict: Conflict, *, back_url: str
) -> HttpResponse:
    """The refused form, ready to be sent again over what somebody else saved."""
    current = conflict.current
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = current.version
    context = {
        "form": form,
        "rows": differences(form, current),
        "theirs_by": last_actor(current),
        "back_url": back_url,
    }
    response = render(request, "conflict.html", context, status=409)
    # htmx asked for a piece; a conflict takes the whole page.
    response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML show:top"
    return response


def differences(form: Any, current: models.Model) -> list[tuple[str, str, str]]:
    """(label, mine, theirs) of the fields that differ, as a person reads them."""
    rows = []
    theirs_data = form.theirs(current)
    for name, field in form.fields.items():
        if name not in theirs_data:
            continue
        mine = shown(field, form.cleaned_data.get(name))
        theirs = shown(field, theirs_data[name])
        if mine != theirs:
            rows.append((str(field.label), mine, theirs))
    return rows


def shown(field: Any, value: Any) -> str:
    """A field's value in words: labels for choices, names for rows."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, (list, tuple, models.QuerySet)):
        return ", ".join(str(each) for each in value)
    if isinstance(field, forms.ChoiceField) and not isinstance(
        field, forms.ModelChoiceField
    ):
        choices: Any = field.choices
        labels = {str(key): str(label) for key, label in choices}
        return labels.get(str(value), str(value))
    return date_format(value, "j F Y") if isinstance(value, dt.date) else str(value)


def last_actor(row: models.Model) -> str:
    """Who changed the row last, by name; empty when the trail does not say."""
    events = AuditEvent.objects.filter(
        target_type=row._meta.model_name, target_id=str(row.pk)
    )
    return events.values_list("actor_name", flat=True).first() or ""
