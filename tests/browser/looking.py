"""Waiting for a page to be there, and what is wrong with how it looks."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

# What htmx marks while an answer is on its way or being put in its place.
MOVING = ".htmx-request, .htmx-swapping, .htmx-settling"


def follow(page, target):
    """Click what leads to another page (or to this one anew), and wait for it."""
    with page.expect_navigation():
        target.click()


def settled(page):
    """Wait until the page is loaded and none of its pieces is on its way.

    A piece that htmx has just put in its place answers to clicks only after settling.
    """
    page.wait_for_load_state()
    page.locator("main").wait_for()
    expect(page.locator(MOVING)).to_have_count(0)


def violations(page):
    """What axe finds, a line each."""
    settled(page)
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def overflow(page):
    """By how many pixels the page is wider than its screen."""
    script = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, page.evaluate(script))


def looks_right(page):
    """True, or an error that tells what axe finds and how far the page is too wide."""
    assert (violations(page), overflow(page)) == ([], 0)
    return True
