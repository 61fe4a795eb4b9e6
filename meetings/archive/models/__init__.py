"""What is found again."""

from meetings.archive.models.entry import DirectiveEntry, ThingEntry
from meetings.archive.models.export import Export
from meetings.archive.models.paper_text import PaperText
from meetings.archive.models.progress import IndexProgress
from meetings.archive.models.word import Word

__all__ = [
    "DirectiveEntry",
    "Export",
    "IndexProgress",
    "PaperText",
    "ThingEntry",
    "Word",
]
