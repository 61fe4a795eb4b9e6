"""A plan of action, kept and written on as people do: by typing and clicking."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right


@pytest.fixture
def plan(at_work, office_at_work):
    """The page of the demo's plan, reached as a person would."""
    at_work.goto(f"{office_at_work}/rencana-aksi/")
    follow(at_work, at_work.locator("main a[href^='/rencana-aksi/1/']").first)
    return at_work


def test_an_achievement_is_written(plan, complaints):
    follow(plan, plan.get_by_role("link", name="Capaian B04").first)
    said = f"Dialog kedua pada lebar {plan.viewport_size['width']}."
    plan.get_by_role("textbox", name="Capaian").fill(said)
    plan.get_by_label("Data dukung").fill("Berita acara")

    follow(plan, plan.get_by_role("button", name="Simpan"))

    expect(plan.get_by_text("Capaian B04 disimpan.")).to_be_visible()
    follow(plan, plan.get_by_role("link", name="Capaian B04").first)
    expect(plan.locator(".timeline .step").first).to_contain_text(said)
    assert looks_right(plan)
    assert complaints == []


def test_an_action_is_changed(plan, complaints):
    follow(plan, plan.get_by_role("link", name="Ubah , butir").first)
    said = f"Kriteria pada lebar {plan.viewport_size['width']}"
    plan.get_by_label("Kriteria keberhasilan").fill(said)

    follow(plan, plan.get_by_role("button", name="Simpan"))

    expect(plan.get_by_text("Butir rencana aksi disimpan.")).to_be_visible()
    expect(plan.locator(".action-table")).to_contain_text(said)
    assert complaints == []
