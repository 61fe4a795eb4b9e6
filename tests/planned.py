"""A plan of action of the host's forum, with one action of an agency, as fixtures."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests import factories as f


@pytest.fixture
def team(host):
    return f.SeriesFactory(
        name="Tim Contoh", institution=host, legal_basis="Keputusan Contoh Nomor 1"
    )


@pytest.fixture
def year_plan(team):
    return f.ActionPlanFactory(series=team)


@pytest.fixture
def doer(db):
    return f.InstitutionFactory(name="Dinas Pelaksana")


@pytest.fixture
def crew(doer):
    return f.user_with("agency", institution=doer)


@pytest.fixture
def action(year_plan, doer):
    return f.PlannedActionFactory(
        plan=year_plan,
        lead=doer,
        problem="Warga berselisih.",
        action="Dialog warga digelar.",
        target_b04="Dua dialog",
    )


@pytest.fixture
def aide(action):
    """Staff of a supporting institution."""
    institution = f.InstitutionFactory(name="Dinas Pendukung")
    action.supporting.create(institution=institution)
    return f.user_with("agency", institution=institution)


@pytest.fixture
def keeper(host):
    """The secretariat of the forum's institution alone."""
    return f.user_with("secretariat", institution=host, clearance=3)


@pytest.fixture
def go(client_of):
    """``go(user, "edit_action", pk, …)``: GET, or POST of what is given."""

    def go(user, name, *args, query="", **data):
        url = reverse(f"followups:{name}", args=args) + query
        client = client_of(user)
        return client.post(url, data) if data else client.get(url)

    return go
