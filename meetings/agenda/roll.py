"""The attendance list as plain data, in the words that are printed.

Pages, minutes and annex read these lines and none of the tables behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.agenda.models import Attendance
from meetings.directory.models.appointment import with_capacity

Status = Attendance.Status
CIVIL_GROUP = re.compile(r"\b[IVX]+(/[a-e])?\)?$")


@dataclass(frozen=True)
class Attendee:
    """One line of the attendance list, as it was that day."""

    id: int
    kind: str  # "official" | "office" | "group" | "walk_in"
    name: str  # with titles; the group's label for a group; "" for an office
    rank: str
    number_label: str  # "NIP" | "NRP" | ""
    number: str
    office: str  # with capacity before it: "Pj. Wali Kota Probolinggo"
    office_in_full: str  # "Penjabat Wali Kota Probolinggo"
    institution: str
    represents: str  # the office represented, "" for nobody
    role: str  # "chair" | "secretary" | "recorder" | "moderator" | …
    role_label: str
    status: str  # "invited" | "present" | "represented" | "excused" | "absent"
    status_label: str
    mode_label: str  # "luring" | "daring" | "luring dan daring" | ""
    head_count: int | None  # of a group, when somebody counted
    arrived: str  # "09.20" or ""
    left: str
    note: str
    official_id: int | None = None  # whose page a name leads to
    position_id: int | None = None

    @property
    def label(self) -> str:
        """Office and name as minutes print them, whatever is known of the two.

        >>> "Pj. Wali Kota Probolinggo, M. Taufik Kurniawan"
        """
        return ", ".join(part for part in (self.office, self.name) if part)

    @property
    def ranked_name(self) -> str:
        """Name with the rank before it where the service does so (military, police).

        A civil rank carries its group ("Pembina (IV/a)") and never leads the name.

        >>> "Mayor Czi Slamet Wahyudi"
        """
        leads = self.name and self.rank and not CIVIL_GROUP.search(self.rank)
        return f"{self.rank} {self.name}" if leads else self.name

    @property
    def introduction(self) -> str:
        """Who speaks or takes part: office, ranked name, mewakili whom.

        >>> "Kasdim 0820, Mayor Czi Slamet Wahyudi, mewakili Dandim 0820"
        """
        guest = not self.office and self.kind != "group"
        parts = (self.office, self.ranked_name, self.institution if guest else "")
        stands_for = f"mewakili {self.represents}" if self.represents else ""
        return ", ".join(part for part in (*parts, stands_for) if part)

    @property
    def remark(self) -> str:
        """The column Keterangan: role, status other than present, mode, mewakili, …"""
        role = self.role_label if self.role not in {"participant", ""} else ""
        status = self.status_label if self.status != "present" else ""
        parts = [role, status.lower() if role else status]
        parts.append(self.mode_label)
        parts.append(f"mewakili {self.represents}" if self.represents else "")
        parts.append(f"{self.head_count} orang" if self.head_count else "")
        parts.append(f"datang {self.arrived}" if self.arrived else "")
        parts.append(f"pulang {self.left}" if self.left else "")
        parts.append(self.note)
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True)
class Totals:
    """Head counts of the attendance list: a group counts its heads when known."""

    invited: int
    present: int
    represented: int
    excused: int
    absent: int
    uncounted_groups: int


def attendee_of(line: Attendance) -> Attendee:
    """A line of the list in the words that are printed."""
    return Attendee(
        id=line.pk,
        kind=line.kind,
        name=line.name,
        rank=line.rank,
        number_label=line.number_label,
        number=line.number,
        office=line.office_text,
        office_in_full=with_capacity(line.capacity, line.office, in_full=True),
        institution=line.institution,
        represents=line.represents_office,
        role=line.role,
        role_label=str(line.get_role_display()),
        status=line.status,
        status_label=str(line.get_status_display()),
        mode_label=str(line.get_mode_display()).lower(),
        head_count=line.head_count,
        arrived=f"{line.arrived:%H.%M}" if line.arrived else "",
        left=f"{line.left:%H.%M}" if line.left else "",
        note=line.note,
        official_id=line.official_id,
        position_id=line.position_id,
    )


def totals_of(attendees: Iterable[Attendee]) -> Totals:
    """Head counts; a group without a count adds nothing but is told of."""
    heads = dict.fromkeys(Status.values, 0)
    uncounted = 0
    for each in attendees:
        if each.kind == Attendance.Kind.GROUP and each.head_count is None:
            uncounted += 1
        else:
            heads[each.status] += 1 if each.head_count is None else each.head_count
    return Totals(
        invited=sum(heads.values()),
        present=heads[Status.PRESENT],
        represented=heads[Status.REPRESENTED],
        excused=heads[Status.EXCUSED],
        absent=heads[Status.ABSENT],
        uncounted_groups=uncounted,
    )
