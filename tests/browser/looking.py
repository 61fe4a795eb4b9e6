"""Waiting for a page to be there, and what is wrong with how it looks."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

# Beside what axe looks at by itself: targets that a thumb hits.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
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
    found = Axe().run(page, options=RULES).response["violations"]
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
    found = violations(page), overflow(page)
    assert found == ([], 0), f"{page.url}: {found}"
    return True


# Focus each element that a keyboard reaches: its outline must be there, on the screen,
# and nothing may lie over it.
LOST_FOCUS = """() => {
  const problem = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return "no outline";
    const box = element.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + Math.min(box.height, innerHeight) / 2;
    if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return "off the screen";
    const over = document.elementFromPoint(x, y);
    return element.contains(over) || over.contains(element) ? "" : "covered";
  };
  const reached = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(reached)].flatMap((element) => {
    element.focus({ focusVisible: true });
    if (element.tabIndex < 0 || !element.matches(":focus")) return [];
    const found = problem(element);
    return found ? [`${found}: ${element.outerHTML.slice(0, 160)}`] : [];
  });
}"""

# How much moved by itself since the page began to load.
JUMPS = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 20);
})"""


def lost_focus(page):
    """What does not show, or hides, that the keyboard is there."""
    page.keyboard.press("Tab")
    return page.evaluate(LOST_FOCUS)


def jumps(page):
    """By how much the page shifted while it loaded, where a person would notice."""
    shift = page.evaluate(JUMPS)
    return [f"jumps by {shift:.3f}"] if shift > 0.02 else []


def bearings(page):
    """What is missing of a title, one heading, and the way back."""
    heads = page.locator("h1").count()
    found = [] if heads == 1 else [f"{heads} main headings"]
    if page.title().startswith("–"):
        found.append("no title")
    if not page.locator(".breadcrumbs, .masthead [aria-current]").count():
        found.append("nothing says where it is")
    return found
