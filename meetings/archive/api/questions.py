"""What may be asked of the API: the parameters of the pages, under the same names."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from django.http import QueryDict
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from meetings.access.classification import Classification
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

# Those of ``statuses.STATUSES``; a test holds them together.
Status = Literal["open", "overdue", "reported", "done", "cancelled", "none"]


def without_nul(text: str) -> str:
    """PostgreSQL knows no such character; nothing that is kept holds it."""
    return text.replace("\0", " ")


Text = Annotated[str, Field(max_length=100), AfterValidator(without_nul)]


class Asked(BaseModel):
    """Parameters that an address knows; others are refused, not passed over.

    Whoever mistypes a filter would else be told of everything.
    """

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def with_what_is_unknown(cls, known: Any, info: ValidationInfo) -> Any:
        """ninja hands over what the address knows, and drops the rest."""
        context: Any = info.context
        return {**dict.fromkeys(context["request"].GET, ""), **known}


class One(Asked):
    """A single thing, in the path."""

    id: Key


class Paging(Asked):
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
        list[Classification],
        Field(max_length=MOST, description="0 biasa … 3 sangat rahasia"),
    ] = []
    jenis: Annotated[list[Directive.Kind], Field(max_length=MOST)] = []
    status: Annotated[
        list[Status],
        Field(max_length=MOST, description="what became of it; any of them is enough"),
    ] = []
    sejak: Day | None = None
    sampai: Day | None = None
    urut: Literal["terbaru", "terlama"] = "terbaru"

    @field_validator("sampai")
    @classmethod
    def not_before_the_first(
        cls, last: dt.date | None, info: ValidationInfo
    ) -> dt.date | None:
        first = info.data.get("sejak")
        if first and last and last < first:
            raise PydanticCustomError("reversed", "reversed", {"first": str(first)})
        return last

    @property
    def address(self) -> QueryDict:
        """The same question as the search page would be asked it."""
        known = self.model_dump(mode="json", exclude_none=True)
        return QueryDict(urlencode(known, doseq=True))


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
