"""Geometry of the charts of the overview, from plain values.

The unit is about a pixel of a phone: the chart is drawn 360 wide and grows with the
page. Names stand above their bars, in as many rows as they take: none is too long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDTH = 360
MOST_BARS = 12
ROW, BAR, HEAD = 40, 14, 22  # a row, the bar in it, and where the bar begins
NUMBERS = 44  # kept free behind the longest bar
LINE = 16  # of a name
ROW_OF_NAME, MOST_LINES = 48, 3  # letters of a row; rows of a name
PLOT, FLOOR, GAP = 120, 140, 4  # of the columns: height, where they stand, between


@dataclass(frozen=True)
class Segment:
    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    name: tuple[str, ...]  # its rows
    y: int
    segments: tuple[Segment, ...]
    total: int
    end: float

    @property
    def top(self) -> int:
        return self.y + HEAD + LINE * (len(self.name) - 1)

    @property
    def height(self) -> int:
        return self.top + ROW - HEAD - self.y

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The rows of the name, each with its baseline."""
        first = self.y + HEAD - 6
        return [(first + n * LINE, text) for n, text in enumerate(self.name)]


@dataclass(frozen=True)
class Bars:
    bars: tuple[Bar, ...]
    left: int  # rows that are not drawn
    width: int = WIDTH

    @property
    def height(self) -> int:
        return sum(bar.height for bar in self.bars) or ROW


def stacked(rows: Sequence[tuple[str, dict[str, int]]]) -> Bars:
    """One bar a row, of the rows with the largest totals; zeros draw nothing."""
    totals = sorted(rows, key=lambda row: -sum(row[1].values()))
    drawn = [row for row in totals if sum(row[1].values())][:MOST_BARS]
    largest = max((sum(parts.values()) for _, parts in drawn), default=1)
    scale = (WIDTH - NUMBERS) / largest
    bars: list[Bar] = []
    for name, parts in drawn:
        y = bars[-1].y + bars[-1].height if bars else 0
        bars.append(bar(y, name, parts, scale))
    return Bars(tuple(bars), left=len(rows) - len(drawn))


def bar(y: int, name: str, parts: dict[str, int], scale: float) -> Bar:
    segments, x = [], 0.0
    for kind, count in parts.items():
        if count:
            segments.append(Segment(kind, round(x, 1), round(count * scale, 1)))
        x += count * scale
    total = sum(parts.values())
    return Bar(rows_of(name), y, tuple(segments), total, round(x + 6, 1))


def rows_of(name: str) -> tuple[str, ...]:
    """The name as it stands in rows; one that fills them all ends in an ellipsis."""
    rows = wrap(name, ROW_OF_NAME, max_lines=MOST_LINES, placeholder="…")
    return tuple(rows) or ("",)


@dataclass(frozen=True)
class Column:
    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Columns:
    columns: tuple[Column, ...]
    labels: tuple[tuple[float, str], ...]  # where, and what
    largest: int
    width: int = WIDTH
    floor: int = FLOOR
    height: int = FLOOR + 20

    @property
    def top(self) -> int:
        return FLOOR - PLOT


def side_by_side(months: Sequence[tuple[str, dict[str, int]]]) -> Columns:
    """For each month its columns next to each other, all on one scale."""
    largest = max((max(parts.values()) for _, parts in months), default=0)
    step = WIDTH / max(1, len(months))
    columns, labels = [], []
    for place, (label, parts) in enumerate(months):
        wide = (step - GAP) / len(parts)
        labels.append((round(place * step + step / 2, 1), label))
        for n, (kind, count) in enumerate(parts.items()):
            tall = round(PLOT * count / largest, 1) if largest else 0.0
            x = place * step + GAP / 2 + n * wide
            y = round(FLOOR - tall, 1)
            columns.append(Column(kind, round(x, 1), y, round(wide, 1), tall))
    return Columns(tuple(columns), tuple(labels), largest)
