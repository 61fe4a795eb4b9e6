"""Results as files, and tokens for programs, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import bearings, follow, looks_right, lost_focus


@pytest.fixture
def results(at_work, office_at_work):
    """The results of a search, reached as a person would."""
    at_work.goto(f"{office_at_work}/")
    follow(at_work, named(at_work, "Cari"))
    at_work.get_by_label("Cari", exact=True).fill("pilkada")
    follow(at_work, at_work.get_by_role("button", name="Cari"))
    return at_work


def named(page, name):
    """A link of the menu, which a phone must unfold first."""
    if page.viewport_size["width"] < 900:
        page.get_by_text("Menu", exact=True).click()
    return page.get_by_role("link", name=name, exact=True)


@pytest.mark.parametrize("form", ["XLSX", "CSV", "JSON", "register PDF"])
def test_results_come_along_as_a_file(results, form, complaints):
    with results.expect_download() as download:
        results.get_by_role("link", name=form, exact=True).click()

    suffix = form.split()[-1].lower()
    assert download.value.suggested_filename.endswith(f".{suffix}")
    assert download.value.failure() is None
    assert looks_right(results)
    assert complaints == []


def test_a_large_result_is_asked_for_and_fetched(results, office_at_work, complaints):
    # The demo is small: the page to wait on is reached by what it is sent.
    results.evaluate(ASK)
    results.wait_for_url("**/cari/unduhan/")
    results.get_by_text("Siap diunduh").first.wait_for()
    assert looks_right(results)
    assert bearings(results) == []
    assert lost_focus(results) == []

    results.goto(f"{office_at_work}/")
    follow(results, results.get_by_role("link", name="1 unduhan hasil pencarian"))
    with results.expect_download() as download:
        results.get_by_role("link", name="Unduh", exact=True).first.click()

    assert download.value.failure() is None
    assert complaints == []


# Sends the form of the page for large results from where the reader is.
ASK = """() => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/cari/unduh/xlsx/?q=pilkada";
  const token = document.createElement("input");
  token.name = "csrfmiddlewaretoken";
  token.value = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  form.append(token);
  document.body.append(form);
  form.submit();
}"""


def test_a_token_is_made_shown_once_and_revoked(at_work, office_at_work, complaints):
    at_work.goto(f"{office_at_work}/akun/token/")
    assert looks_right(at_work)
    assert bearings(at_work) == []
    at_work.get_by_label("Dipakai oleh").fill("Dasbor kota")
    at_work.get_by_role("button", name="Buat token").click()
    expect(at_work.get_by_label("Token", exact=True)).to_have_value(SECRET)
    assert looks_right(at_work)
    assert lost_focus(at_work) == []

    follow(at_work, at_work.get_by_role("link", name="Selesai"))
    expect(at_work.get_by_label("Token", exact=True)).to_have_count(0)
    follow(at_work, at_work.get_by_role("button", name="Cabut").first)

    at_work.get_by_text("Token “Dasbor kota” dicabut.").wait_for()
    assert looks_right(at_work)
    assert complaints == []


SECRET = re.compile(r"rakor_[\w-]{43}")
