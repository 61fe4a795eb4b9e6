"""What an attendant drew at the check-in."""

from __future__ import annotations

from django.db import models

from meetings.agenda.models.attendance import Attendance
from meetings.sealed import Sealed
from meetings.uploads import picture_path


class Signature(models.Model):
    """The signature that stands on one line of the attendance list, as a PNG."""

    attendance = models.OneToOneField(
        Attendance,
        verbose_name="baris daftar hadir",
        on_delete=models.CASCADE,
        related_name="signature",
    )
    image = models.FileField("gambar", upload_to=picture_path, max_length=120)
    signed_at = models.DateTimeField("dibubuhkan pada", auto_now_add=True)

    class Meta:
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        constraints = [
            Sealed(name="issued_signatures_are_sealed", column="attendance_id"),
        ]

    def __str__(self) -> str:
        return f"Tanda tangan {self.attendance_id}"
