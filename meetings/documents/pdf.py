"""HTML to PDF/A-3a and PDF/UA-1: the only module that knows WeasyPrint.

The same HTML, sheet and files give the same bytes in any process: WeasyPrint writes no
time unless the page names one, and derives the file identifier from the content.
"""

from __future__ import annotations

import gc
import mimetypes
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage

from meetings.documents.finishing import EmbeddedFile, finish

if TYPE_CHECKING:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse

# Level A: tagged and Unicode-mapped. Part 3: with the record embedded for machines.
VARIANT = "pdf/a-3a"
STAMP_VARIANT = "pdf/a-3u"
# Relative addresses of a page need a base; ".invalid" can never be a host (RFC 2606).
BASE_URL = "https://rakor.invalid/"
UPLOAD_SCHEME = "upload:"
PICTURES = frozenset({"image/png", "image/jpeg"})
SIZES = {"a4": (210, 297), "f4": (215, 330)}  # millimetres
LOGO_DPI = 300

_local = threading.local()


class ResourceRefused(Exception):
    """The page asks for something that is not ours to print, or that is not there."""


@dataclass(frozen=True)
class Sheet:
    """Paper and margins, in millimetres; ``paper`` is a key of ``SIZES``."""

    paper: str
    top: int
    right: int
    bottom: int
    left: int
    landscape: bool = False

    @property
    def css(self) -> str:
        """A page rule that wins over the stylesheet of the page."""
        width, height = sorted(SIZES[self.paper], reverse=self.landscape)
        margins = f"{self.top}mm {self.right}mm {self.bottom}mm {self.left}mm"
        return (
            f"@page {{ size: {width}mm {height}mm !important;"
            f" margin: {margins} !important }}"
        )


def upload_url(name: str) -> str:
    """Address of an upload inside a page to be printed, "" when it is lost.

    Nothing else serves it: a browser cannot follow it.
    """
    return UPLOAD_SCHEME + name if name and default_storage.exists(name) else ""


def render(
    html: str, *, sheet: Sheet, attachments: Iterable[EmbeddedFile] = ()
) -> bytes:
    """Print a page: title, author and language come from the page itself.

    An empty ``div`` with the id ``finishing.SIGNATURE_ID`` becomes a signature field.
    Raises ResourceRefused for any address outside our static files and uploads.
    """
    return _print(
        html,
        sheet.css,
        pdf_variant=VARIANT,
        finisher=partial(finish, files=attachments),
    )


def render_stamp(html: str, *, width: float, height: float) -> bytes:
    """A page of so many points without tags, to be drawn inside a tagged one."""
    css = f"@page {{ size: {width:.4f}pt {height:.4f}pt; margin: 0 }}"
    return _print(html, css, pdf_variant=STAMP_VARIANT)


def _print(html: str, css: str, **options: Any) -> bytes:
    import weasyprint  # slow import
    from weasyprint.urls import FatalURLFetchingError  # slow import

    try:
        with _collector_paused():
            page = weasyprint.HTML(
                string=html, base_url=BASE_URL, url_fetcher=_fetcher()
            )
            own = _stylesheet(css.encode())
            return page.write_pdf(
                stylesheets=[*_detach_stylesheets(page), own],
                font_config=_font_configuration(),
                dpi=LOGO_DPI,
                **options,
            )
    except FatalURLFetchingError as error:
        # A BaseException in WeasyPrint: it must not leave this module as one.
        raise ResourceRefused(str(error.__cause__)) from error


def read_resource(url: str) -> tuple[bytes, str]:
    """Content and media type of a static file or an uploaded picture.

    Raises ResourceRefused for everything else.
    """
    static = urljoin(BASE_URL, settings.STATIC_URL)
    try:
        if url.startswith(UPLOAD_SCHEME):
            return _read_upload(unquote(url.removeprefix(UPLOAD_SCHEME)))
        if url.startswith(static):
            return _read_static(unquote(urlsplit(url.removeprefix(static)).path))
    except SuspiciousFileOperation as error:  # a way out of the folder
        raise ResourceRefused(str(error)) from error
    raise ResourceRefused(f"Not a resource of ours: {url[:200]}")


def _read_upload(name: str) -> tuple[bytes, str]:
    media_type = mimetypes.guess_type(name)[0] or ""
    if media_type not in PICTURES:
        raise ResourceRefused(f"Not a picture: {name}")
    if not default_storage.exists(name):
        raise ResourceRefused(f"No such upload: {name}")
    with default_storage.open(name) as upload:
        return upload.read(), media_type


def _read_static(name: str) -> tuple[bytes, str]:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if path := finders.find(name):
        with open(path, "rb") as source:
            return source.read(), media_type
    if not staticfiles_storage.exists(name):
        raise ResourceRefused(f"No such static file: {name}")
    with staticfiles_storage.open(name) as collected:
        return collected.read(), media_type


@lru_cache(maxsize=1)
def _fetcher() -> weasyprint.urls.URLFetcher:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # slow import

    class OwnFilesOnly(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            content, media_type = read_resource(url)
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return OwnFilesOnly(fail_on_errors=True)


def _detach_stylesheets(page: weasyprint.HTML) -> list[weasyprint.CSS]:
    """Take the linked stylesheets off the page, parsed once in a process."""
    head = page.etree_element.find("head")
    sheets = []
    for link in head.findall("link[@rel='stylesheet']"):
        content, _ = read_resource(urljoin(BASE_URL, link.get("href", "")))
        sheets.append(_stylesheet(content))
        head.remove(link)
    return sheets


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the layout up to a tenth of its time: it leaves no garbage on its way."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@lru_cache(maxsize=32)
def _stylesheet(content: bytes) -> weasyprint.CSS:
    import weasyprint  # slow import

    return weasyprint.CSS(
        string=content.decode(), base_url=BASE_URL, url_fetcher=_fetcher()
    )


def _font_configuration() -> FontConfiguration:
    """The system's fonts, loaded once in a thread (Pango's font map is not shared)."""
    from weasyprint.text.fonts import FontConfiguration  # slow import

    if not hasattr(_local, "font_configuration"):
        _local.font_configuration = FontConfiguration()
    return _local.font_configuration
