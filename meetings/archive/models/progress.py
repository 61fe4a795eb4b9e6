"""How far the index has come."""

from __future__ import annotations

from django.db import models


class IndexProgress(models.Model):
    """How far ``manage.py reindex`` is with one kind of thing, to go on from there."""

    name = models.CharField(max_length=20, primary_key=True)
    analyser = models.PositiveSmallIntegerField()  # the version that made the entries
    last = models.BigIntegerField(default=0)  # primary key of the last row done
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = "kemajuan indeks"
        verbose_name_plural = "kemajuan indeks"

    def __str__(self) -> str:
        return self.name
