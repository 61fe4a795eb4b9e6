"""The notula, a short one and a long one, against Chromium with the same HTML."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

from meetings.documents.kinds import KINDS
from meetings.documents.notula import notula_html, notula_pdf
from meetings.minutes.record import Record
from tests.bench.records import long_record, seed_record, short_record, sources
from tests.bench.table import Measure, timed

CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
SHORT_MS, PAGE_MS, PEAK_MB = 150, 40, 200  # DESIGN.md, budgets


def measure_paper(place: Path) -> Iterator[Measure]:
    """Time of each document, beside Chromium's, and memory of the long one."""
    with sync_playwright() as playwright:

        def launch() -> Browser:
            return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)

        for name, record, times in (
            ("notula of the seed rakor", seed_record(), 10),
            ("notula of a generated rakor", short_record(), 10),
            ("long document", long_record(), 3),
        ):
            yield from compare(name, record, times, launch, place)
    yield from kinds()
    yield from memory()


def kinds() -> Iterator[Measure]:
    """Time of every kind of paper of a whole generated meeting, warm."""
    for slug, source in sources().items():
        kind = KINDS[slug]
        content = kind.build(source)
        times = timed(partial(kind.build, source), times=5)
        name, size = f"{kind.label}, {kind.suffix.upper()}", len(content) // 1024
        if kind.suffix != "pdf":
            yield Measure(name, times.p50, "ms", SHORT_MS, f"{times.note}; {size} KB")
            continue
        pages = len(PdfReader(io.BytesIO(content)).pages)
        budget = max(SHORT_MS, PAGE_MS * pages)
        note = f"{times.note}; {pages} pages, {size} KB"
        yield Measure(name, times.p50, "ms", budget, note)


def compare(name, record: Record, times: int, launch, place: Path) -> Iterator[Measure]:
    """Ours, then Chromium's in a running and in a new browser."""
    pages = len(PdfReader(io.BytesIO(notula_pdf(record))).pages)
    ours = timed(lambda: notula_pdf(record), times=times)
    title = f"{name}, {pages} pages"
    if pages < 10:
        yield Measure(f"{title}, warm", ours.p50, "ms", SHORT_MS, ours.note)
    else:
        each = ours.p50 / pages
        yield Measure(f"{title}, per page", each, "ms", PAGE_MS, ours.note)
    address = write_html(record, place / "notula.html")
    browser = launch()
    page = browser.new_page()
    warm = timed(lambda: chromium_pdf(page, address), times=times)
    browser.close()
    cold = timed(lambda: new_browser(launch, address), times=max(1, times // 3), warm=0)
    for manner, theirs in (("warm page", warm), ("new browser", cold)):
        yield Measure(
            f"  time against Chromium, {manner}",
            ours.p50 / theirs.p50,
            "×",
            1,
            f"Chromium {theirs.p50:.0f} ms, {theirs.p50 / pages:.0f} ms a page",
        )


def write_html(record: Record, path: Path) -> str:
    """The page as a file whose styles are files, too: no server to wait for."""
    html = notula_html(record)
    static = Path(settings.STATIC_ROOT).as_uri()
    path.write_text(html.replace('"/static/', f'"{static}/'), encoding="utf-8")
    return path.as_uri()


def chromium_pdf(page, address: str) -> bytes:
    page.goto(address)
    return page.pdf(prefer_css_page_size=True)


def new_browser(launch, address: str) -> None:
    browser = launch()
    chromium_pdf(browser.new_page(), address)
    browser.close()


def memory() -> Iterator[Measure]:
    """Peak of a process that starts, reads the long document and prints it."""
    command = [sys.executable, "-m", "tests.bench.print_long"]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=settings.BASE_DIR
    )
    told = json.loads(done.stdout)
    note = f"{told['pages']} pages, whole process with Django"
    yield Measure("long document, peak memory", told["peak_mb"], "MB", PEAK_MB, note)
