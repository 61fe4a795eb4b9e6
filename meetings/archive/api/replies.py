"""What the API answers: keys in English, slugs for programs beside words for people."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import Field

Item = TypeVar("Item")


class Fault(Schema):
    parameter: str
    detail: str


class Problem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] | None = None


ERRORS = {401: Problem, 404: Problem, 422: Problem, 429: Problem}


class Page(Schema, Generic[Item]):
    """``count`` stops at 10,000; ``count_is_capped`` says that there are more."""

    count: int
    count_is_capped: bool
    page: int
    page_size: int
    results: list[Item]


class Choice(Schema):
    """One of a fixed list: its slug, and how it is called on the pages."""

    slug: str
    label: str


class Named(Schema):
    id: int
    name: str


class MeetingReference(Schema):
    id: int
    title: str
    date: dt.date | None


class FollowUpReply(Schema):
    id: int
    url: str
    state: Choice
    lead: Annotated[Named, Field(description="The institution that must do it.")]
    due_kind: Choice
    due_date: Annotated[
        dt.date | None, Field(description="Null without a date: never overdue.")
    ]
    is_overdue: bool
    verified_on: dt.date | None


class DirectiveReply(Schema):
    id: int
    url: str
    number: Annotated[int | None, Field(description="Inside a meeting's record.")] = (
        None
    )
    meeting: MeetingReference
    agenda_item: str | None
    topic_id: int | None
    speaker: Annotated[
        str | None, Field(description="Null for the meeting as a whole.")
    ]
    official_id: int | None
    position_id: int | None
    kind: Choice
    text: str
    quote: str | None
    addressees: list[str]
    institutions: Annotated[
        list[Named], Field(description="Behind the addressees, each once.")
    ]
    classification: Choice
    follow_ups: Annotated[
        list[FollowUpReply], Field(description="Once the minutes are issued.")
    ]


class DirectivePage(Page[DirectiveReply]):
    notes: Annotated[
        list[str],
        Field(description="What the search page says about the question, in words."),
    ]


class MeetingSummary(MeetingReference):
    url: str
    number: str | None
    period: str | None
    series: Named | None
    institution: Named
    status: Choice
    place: str | None
    classification: Choice


class AttendeeReply(Schema):
    name: str | None
    office: str | None
    institution: str | None
    represents: str | None
    role: Choice
    status: Choice
    mode: str | None
    official_id: int | None
    position_id: int | None


class AgendaItemReply(Schema):
    number: int | None
    title: str
    topic: str | None
    topic_id: int | None


class MeetingReply(MeetingSummary):
    """The record that the reader sees; of issued minutes the newest edition."""

    time: str | None
    mode: str
    minutes_state: Choice
    opening: str | None
    closing: str | None
    attendees: list[AttendeeReply]
    agenda: list[AgendaItemReply]
    directives: list[DirectiveReply]


class InstitutionReply(Named):
    short_name: str | None
    kind: Choice
    parent_id: int | None
    is_forkopimda: bool
    active: bool


class PositionReply(Named):
    short_name: str | None
    institution: Named
    active: bool


class OfficeHeld(Schema):
    position_id: int
    office: Annotated[str, Field(description="With the capacity: “Plt. Camat …”.")]
    since: dt.date | None


class OfficialReply(Named):
    rank: str | None
    active: bool
    offices: Annotated[list[OfficeHeld], Field(description="Held today.")]


class TopicReply(Schema):
    id: int
    title: str
    series: Named
