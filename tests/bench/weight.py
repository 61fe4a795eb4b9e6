"""What a browser fetches: bytes on the wire and number of requests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from meetings.access.models import User
from meetings.agenda.models import Meeting
from tests.bench.paper import ARGS, CHROMIUM
from tests.bench.table import Measure

FIRST_KB, REQUESTS, LATER_KB = 120, 8, 25  # DESIGN.md, budgets


def measure_weight() -> Iterator[Measure]:
    """First pages with an empty cache, later ones in the same browser."""
    secretary = User.objects.get(username="sekretariat")
    meeting = Meeting.objects.visible_to(secretary).order_by("-pk")[0]
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        stranger = browser.new_context(base_url=address)
        yield from first("sign-in page", stranger.new_page(), reverse("access:sign_in"))
        context = browser.new_context(base_url=address)
        context.add_cookies([session(secretary, address)])
        page = context.new_page()
        yield from first("list", page, reverse("agenda:list"))
        for name, url in (
            ("list", reverse("agenda:list", query={"page": 2})),
            ("meeting page", meeting.get_absolute_url()),
        ):
            kilobytes, requests, note = weigh(page, url)
            note = f"{requests} request(s); {note}"
            yield Measure(f"later page: {name}", kilobytes, "KB", LATER_KB, note)
        browser.close()


def first(name: str, page: Page, url: str) -> Iterator[Measure]:
    kilobytes, requests, note = weigh(page, url)
    yield Measure(f"first load: {name}", kilobytes, "KB", FIRST_KB, note)
    yield Measure(f"  requests of {name}", requests, "", REQUESTS)


def weigh(page: Page, url: str) -> tuple[float, int, str]:
    """Kilobytes and requests over the wire, and what the page itself is of them."""
    sizes: dict[str, float] = {}
    kinds: dict[str, str] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")

    def answered(event: dict[str, Any]) -> None:
        response = event["response"]
        if not response.get("fromDiskCache") and response["url"].startswith("http"):
            kinds[event["requestId"]] = event["type"]

    def loaded(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"] / 1024

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", loaded)
    page.goto(url, wait_until="networkidle")
    wire.detach()
    fetched = {key: size for key, size in sizes.items() if key in kinds and size}
    document = sum(size for key, size in fetched.items() if kinds[key] == "Document")
    return sum(fetched.values()), len(fetched), f"of it HTML {document:.0f} KB"


def session(user: User, address: str) -> dict[str, Any]:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The whole application, with its compressed static files, on a free port."""
    server = make_server(
        "127.0.0.1", 0, get_wsgi_application(), ThreadedWSGIServer, Quiet
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
