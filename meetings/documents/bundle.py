"""The minutes of several meetings of a forum in one file (bundel notula).

Pure: it reads the records that it is given and asks the database nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from meetings.documents import pdf
from meetings.documents.notula import notula_context, with_urls
from meetings.documents.ordinals import without_broken_lists
from meetings.documents.papers import IncompleteRecord, printable, sheet_of
from meetings.minutes.gaps import Gap, gaps
from meetings.minutes.record import Letterhead, Record


@dataclass(frozen=True)
class Bundle:
    """Records of one forum, oldest first, and who keeps the forum."""

    forum: str
    legal_basis: str
    letterhead: Letterhead
    records: tuple[Record, ...]  # at least one

    @property
    def span(self) -> str:
        """The dates of the first and the last: "… s.d. …"."""
        days = (self.records[0].date, self.records[-1].date)
        return " s.d. ".join(dict.fromkeys(days))


def bundle_pdf(bundle: Bundle, *, paper: str | None = None) -> bytes:
    """PDF/A of cover, contents and all minutes.

    Raises IncompleteRecord when something is missing in any of them.
    """
    sheet = sheet_of(bundle.letterhead, paper=paper)
    return pdf.render(bundle_html(bundle, paper=sheet.paper), sheet=sheet)


def bundle_html(bundle: Bundle, *, paper: str | None = None) -> str:
    """The page that is printed. Raises IncompleteRecord when something is missing."""
    bundle = printable(bundle)
    if missing := bundle_gaps(bundle):
        raise IncompleteRecord(missing)
    # One file is classed as the highest of what is bound in it.
    highest = max(bundle.records, key=lambda record: record.classification)
    context: dict[str, Any] = {
        "bundle": bundle,
        "paper": paper or bundle.letterhead.paper,
        "logo_url": pdf.upload_url(bundle.letterhead.logo),
        "classification": highest.classification,
        "classification_label": highest.classification_label,
        "parts": [_part(record) for record in bundle.records],
    }
    return render_to_string("documents/bundle.html", context)


def bundle_gaps(bundle: Bundle) -> tuple[Gap, ...]:
    """What each of the minutes lacks, with the day of its meeting."""
    return tuple(
        replace(gap, message=f"{record.date or record.title}: {gap.message}")
        for record in bundle.records
        for gap in gaps(record)
    )


def _part(record: Record) -> dict[str, Any]:
    record = without_broken_lists(record)
    logo_url = pdf.upload_url(record.letterhead.logo)
    context = notula_context(record, logo_url=logo_url)
    urls = {each.id: pdf.upload_url(each.picture) for each in record.photos}
    return {**context, "photos": with_urls(record, urls)}
