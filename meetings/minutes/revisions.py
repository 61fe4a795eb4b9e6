"""A directive as plain values, and what differs between two versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from meetings.access.classification import Classification
from meetings.minutes.models import Addressee, Directive, Revision

WORDS = {1: "Pertama", 2: "Kedua", 3: "Ketiga", 4: "Keempat", 5: "Kelima"}
WORDS |= {6: "Keenam", 7: "Ketujuh", 8: "Kedelapan", 9: "Kesembilan", 10: "Kesepuluh"}

LABELS = {
    "speaker": "Pembicara",
    "agenda_item": "Mata acara",
    "kind": "Jenis",
    "ordinal": "Urutan pesan",
    "text": "Isi",
    "quote": "Kutipan langsung",
    "addressees": "Ditujukan kepada",
    "classification": "Klasifikasi keamanan",
}


def ordinal_word(ordinal: int | None) -> str:
    """``Pertama`` for 1; beyond ten ``Ke-11``; empty for None."""
    if ordinal is None:
        return ""
    return WORDS.get(ordinal, f"Ke-{ordinal}")


def content_of(
    directive: Directive, to: Iterable[Addressee] | None = None
) -> dict[str, Any]:
    """What a revision keeps: keys to restore from and labels to read.

    ``to`` are the addressees, when the caller has them at hand.
    """
    if to is None:
        to = directive.addressees.select_related("institution", "position")
    addressees = [
        {
            "institution": addressee.institution_id,
            "position": addressee.position_id,
            "group": addressee.group,
            "label": str(addressee),
        }
        for addressee in to
    ]
    return {
        "speaker": directive.speaker_id,
        "speaker_label": str(directive.speaker or ""),
        "agenda_item": directive.agenda_item_id,
        "agenda_item_label": str(directive.agenda_item or ""),
        "kind": directive.kind,
        "ordinal": directive.ordinal,
        "text": directive.text,
        "quote": directive.quote,
        "classification": directive.classification,
        "addressees": addressees,
    }


def readable(content: dict[str, Any]) -> dict[str, str]:
    """The content in the words of the screen, by the keys of LABELS."""
    return {
        "speaker": content["speaker_label"],
        "agenda_item": content["agenda_item_label"],
        "kind": str(Directive.Kind(content["kind"]).label),
        "ordinal": ordinal_word(content["ordinal"]),
        "text": content["text"],
        "quote": content["quote"],
        "addressees": ", ".join(a["label"] for a in content["addressees"]),
        "classification": str(Classification(content["classification"]).label),
    }


def differences(
    before: dict[str, Any] | None, after: dict[str, Any]
) -> list[tuple[str, str, str]]:
    """(label, before, after) of what differs; all that is filled when new."""
    new = readable(after)
    old = readable(before) if before else dict.fromkeys(new, "")
    return [(LABELS[key], old[key], new[key]) for key in LABELS if old[key] != new[key]]


def cleared(directive: Directive, clearance: int) -> QuerySet[Revision]:
    """Its revisions up to a class: the words may have been secret once."""
    return directive.revisions.filter(content__classification__lte=clearance)


def history(directive: Directive, *, clearance: int) -> list[Revision]:
    """Its cleared revisions, newest first, with ``changes`` against the one before."""
    revisions = list(
        cleared(directive, clearance).select_related("by").order_by("version")
    )
    before = None
    revision: Any  # takes words for the template beside its fields
    for revision in revisions:
        revision.changes = differences(before, revision.content)
        revision.by_name = str(revision.by or "sistem")
        revision.action_label = revision.get_act_display()
        before = revision.content
    return revisions[::-1]
