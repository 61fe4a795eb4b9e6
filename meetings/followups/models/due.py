"""A due date in words, of a follow-up or of how one stood."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format


def due_text(row: Any) -> str:
    """``10 Maret 2026``, ``Tanpa tenggat`` or ``Berkelanjutan``."""
    if row.due_date:
        return date_format(row.due_date, "j F Y")
    return str(row.get_due_kind_display())


def due_in_full(row: Any) -> str:
    """``10 Maret 2026 (semula: secepatnya)``, ``Tanpa tenggat (“secepatnya”)``."""
    if not row.due_wording:
        return due_text(row)
    said = f"semula: {row.due_wording}" if row.due_date else f"“{row.due_wording}”"
    return f"{due_text(row)} ({said})"
