"""Forms are sent to the page that they stand on, unless told otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

# What ``components/form.html`` takes; it is included with the page's whole context.
TAKEN = ["post_to", "save_label", "again_label", "back_label"]


@pytest.mark.parametrize("name", TAKEN)
def test_no_page_hands_a_form_by_chance_what_it_takes(name):
    sources = Path(settings.BASE_DIR, "meetings").rglob("*.py")

    given = [
        path.name for path in sources if re.search(rf"\b{name}\b", path.read_text())
    ]

    assert given == []
