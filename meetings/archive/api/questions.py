"""What may be asked of the API: the parameters of the pages, under the same names."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field

from meetings.agenda.models import Meeting
from meetings.archive.chosen import LARGEST, MOST
from meetings.archive.finding import COUNTED
from meetings.archive.query import LONGEST_QUERY
from meetings.minutes.models import Directive

Key = Annotated[int, Field(ge=1, le=LARGEST)]
Keys = Annotated[list[Key], Field(max_length=MOST)]
Year = Annotated[int, Field(ge=1, le=9999)]
Day = Annotated[
    dt.date,
    # As chosen.day reads it; pydantic's own takes numbers for days, too.
    BeforeValidator(dt.date.fromisoformat),
    Field(description="2026-03-10"),
]


def without_nul(text: str) -> str:
    """PostgreSQL knows no such character; nothing that is kept holds it."""
    return text.replace("\0", " ")


Text = Annotated[str, Field(max_length=100), AfterValidator(without_nul)]


class Paging(Schema):
    page: Annotated[int, Field(ge=1, le=COUNTED)] = 1
    page_size: Annotated[int, Field(ge=1, le=100)] = 20


class Named(Paging):
    q: Text = ""


class DirectivesAsked(Paging):
    """As in the address of the search; ``q`` knows its words (``oleh:walikota``)."""

    q: Annotated[str, Field(max_length=LONGEST_QUERY)] = ""
    oleh: Annotated[Keys, Field(description="positions")] = []
    pejabat: Annotated[Keys, Field(description="officials")] = []
    kepada: Annotated[Keys, Field(description="institutions")] = []
    topik: Annotated[Keys, Field(description="topics")] = []
    forum: Annotated[Keys, Field(description="series")] = []
    tahun: Annotated[list[Year], Field(max_length=MOST)] = []
    klasifikasi: Annotated[
        list[Annotated[int, Field(ge=0, le=3)]], Field(max_length=MOST)
    ] = []
    jenis: Annotated[list[Directive.Kind], Field(max_length=MOST)] = []
    status: Annotated[
        list[Annotated[str, Field(max_length=20)]], Field(max_length=MOST)
    ] = []
    sejak: Day | None = None
    sampai: Day | None = None
    urut: Literal["terbaru", "terlama"] = "terbaru"


class MeetingsAsked(Paging):
    q: Text = ""
    series: Key | None = None
    year: Annotated[int, Field(ge=1945, le=2999)] | None = None
    status: Meeting.Status | None = None


def cut(rows: Any, asked: Paging) -> tuple[int, list[Any]]:
    """How many there are (COUNTED + 1 for more), and those of the page."""
    total = rows.order_by()[: COUNTED + 1].count()
    start = (asked.page - 1) * asked.page_size
    end = min(start + asked.page_size, COUNTED)
    return total, list(rows[start:end]) if start < min(total, COUNTED) else []


def page_of(asked: Paging, total: int, results: list[Any]) -> dict[str, Any]:
    return {
        "count": min(total, COUNTED),
        "count_is_capped": total > COUNTED,
        "page": asked.page,
        "page_size": asked.page_size,
        "results": results,
    }
