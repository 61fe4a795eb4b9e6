"""Text with what was looked for marked, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from meetings.archive.snippets import Piece

register = template.Library()


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The pieces in order, escaped; ``<mark>`` around those that match."""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<mark>{}</mark>", piece.text)
                if piece.marked
                else piece.text,
            )
            for piece in pieces
        ),
    )
