"""What is found again."""

from meetings.archive.models.digest_mail import DigestMail
from meetings.archive.models.entry import DirectiveEntry, ThingEntry
from meetings.archive.models.export import Export
from meetings.archive.models.paper_text import PaperText
from meetings.archive.models.progress import IndexProgress
from meetings.archive.models.saved_search import SavedSearch
from meetings.archive.models.word import Word

__all__ = [
    "DigestMail",
    "DirectiveEntry",
    "Export",
    "IndexProgress",
    "PaperText",
    "SavedSearch",
    "ThingEntry",
    "Word",
]
