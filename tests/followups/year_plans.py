"""What follows from the directives of the year, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """``steps``: so many days after the meeting, which act, by whom."""

    name: str
    lead: str
    due_kind: str
    due: int = 0  # days after the meeting
    steps: tuple[tuple[int, str, str], ...] = ()
    supporting: tuple[str, ...] = ()
    classification: int = 0
    to_the_head: bool = False  # of the water agency, whoever holds the office


PLANS = (
    Plan(
        "Pompa",
        "water",
        "date",
        14,
        ((5, "report", "water"), (12, "done", "water"), (16, "verify", "secretariat")),
        supporting=("health",),
        to_the_head=True,
    ),
    Plan("Peta rawan", "water", "none", to_the_head=True),
    Plan("Posyandu", "health", "ongoing", 0, ((10, "report", "health"),)),
    Plan(
        "Jembatan",
        "roads",
        "date",
        20,
        (
            (3, "offer", "roads"),
            (4, "accept", "water"),
            (24, "done", "water"),
            (27, "send_back", "leader"),
            (38, "done", "water"),
            (52, "verify", "mayor before"),
        ),
    ),
    Plan(
        "Obat",
        "health",
        "date",
        30,
        ((8, "report", "health"), (33, "cancel", "leader")),
        supporting=("water", "roads"),
    ),
    Plan(
        "Jalur rahasia",
        "water",
        "date",
        45,
        ((20, "done", "water"), (24, "verify", "host")),
        classification=1,
        supporting=("health",),
    ),
    Plan(
        "Rambu",
        "roads",
        "none",
        0,
        ((6, "give_date", "secretariat"), (40, "done", "roads")),
    ),
    Plan("Gorong-gorong", "water", "date", 25, supporting=("roads",)),
    Plan(
        "Gudang",
        "health",
        "date",
        15,
        # The chair of the restricted forum heads the agency that reports.
        (
            (7, "done", "water"),
            (8, "verify", "head before"),
            (9, "verify", "mayor after"),
        ),
        supporting=("water",),
    ),
)
