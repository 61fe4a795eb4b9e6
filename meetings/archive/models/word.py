"""The words that occur, for who mistypes one."""

from __future__ import annotations

from django.db import models


class Word(models.Model):
    """A word as it was written somewhere in the record, folded.

    That it is here says nothing to a reader: it is proposed only where it leads to
    something that the reader sees.
    """

    word = models.CharField(max_length=60, primary_key=True)
    length = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "kata"
        verbose_name_plural = "kata"
        indexes = [models.Index(fields=["length"], name="words_by_length")]

    def __str__(self) -> str:
        return self.word
