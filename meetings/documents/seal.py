"""What stands at the foot of each page of an issued paper. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.utils.safestring import mark_safe

SEAL_HEIGHT = 30  # millimetres at the foot of the page


@dataclass(frozen=True)
class Seal:
    """Code and address of verification, and which copy this is."""

    code: str  # 12 letters
    address: str
    copy: int  # 1 for the first
    issued: str  # "27 November 2024"
    supersedes: int = 0  # the copy that this one replaces, 0 for none
    supersedes_issued: str = ""

    @property
    def spaced(self) -> str:
        """The code as people read and type it: ``ABCD-EFGH-JKMN``."""
        return "-".join(self.code[i : i + 4] for i in range(0, len(self.code), 4))

    @property
    def picture(self) -> str:
        """QR code of the address, as SVG to stand in the page."""
        code = segno.make(self.address, error="m", micro=False)
        how = {"border": 0, "omitsize": True, "svgclass": None, "lineclass": None}
        return mark_safe(code.svg_inline(**how))  # noqa: S308  # made of squares only

    @property
    def words(self) -> str:
        """Which edition it is; on each page of a later one, what it replaces."""
        if not self.supersedes:
            return f"Terbit {self.issued}"
        return (
            f"Edisi {self.copy} (ralat), terbit {self.issued}; menggantikan"
            f" edisi {self.supersedes} tanggal {self.supersedes_issued}"
        )


@dataclass(frozen=True)
class ReportSeal(Seal):
    """The same under a report: a later edition of it is no erratum."""

    @property
    def words(self) -> str:
        told = f"Edisi ke-{self.copy}, terbit {self.issued}"
        if not self.supersedes:
            return told
        last = f"edisi ke-{self.supersedes} tanggal {self.supersedes_issued}"
        return f"{told}; menggantikan {last}"
