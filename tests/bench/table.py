"""Measurements and the one table that they are printed in."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Measure:
    """One line of the table; a budget is the most that is allowed."""

    name: str
    value: float
    unit: str = "ms"
    budget: float | None = None
    note: str = ""

    @property
    def ratio(self) -> str:
        return f"{self.value / self.budget:.2f}" if self.budget else ""

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        return "ok" if self.value <= self.budget else "OVER"


@dataclass(frozen=True)
class Times:
    """How long something took, each time, in milliseconds: on the clock and of CPU."""

    wall: list[float]
    cpu: list[float]

    @property
    def p50(self) -> float:
        return median(self.wall)

    @property
    def p95(self) -> float:
        return quantiles(self.wall, n=20)[-1] if len(self.wall) > 1 else self.wall[0]

    @property
    def note(self) -> str:
        return f"p50 {self.p50:.0f}, CPU {median(self.cpu):.0f}"


def timed(act: Callable[[], object], *, times: int, warm: int = 1) -> Times:
    """Do it ``warm`` times unmeasured and then ``times`` times."""
    for _ in range(warm):
        act()
    wall, cpu = [], []
    for _ in range(times):
        clock, process = time.perf_counter(), time.process_time()
        act()
        wall.append((time.perf_counter() - clock) * 1000)
        cpu.append((time.process_time() - process) * 1000)
    return Times(wall, cpu)


def print_table(rows: list[Measure]) -> None:
    """The table, aligned, to standard output."""
    head = ("name", "measured", "budget", "ratio", "", "note")
    cells = [head, *(cells_of(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    for line in cells:
        name, *rest = line[:5]
        numbers = [
            text.rjust(width) for text, width in zip(rest, widths[1:], strict=True)
        ]
        print("  ".join([name.ljust(widths[0]), *numbers, line[5]]).rstrip())


def cells_of(row: Measure) -> tuple[str, ...]:
    budget = "" if row.budget is None else f"≤ {row.budget:g} {row.unit}".rstrip()
    measured = f"{row.value:.{0 if row.value >= 20 else 2}f} {row.unit}".rstrip()
    return (row.name, measured, budget, row.ratio, row.verdict, row.note)
