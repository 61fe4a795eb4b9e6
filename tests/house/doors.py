"""Every address of the app: who gets which answer, in which class and state.

An address without a row here fails ``test_matrix.py``. The answers are those of a
plain request (GET, or POST where that is all it takes) on the cast's own meeting.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("secretariat", "leader", "official", "agency", "admin_user", "outsider")


@dataclass(frozen=True)
class Door:
    """Answers to each role; ``guards`` says whose class and sight decide."""

    args: str  # which thing the address names: "", "meeting", "item", "line", …
    answers: dict[str, int]
    method: str = "get"
    data: tuple[tuple[str, str], ...] = ()
    public: bool = False


def answers(secretariat, leader, official, agency, admin_user, outsider):
    return dict(
        zip(
            ROLES,
            (secretariat, leader, official, agency, admin_user, outsider),
            strict=True,
        )
    )


EVERYBODY = answers(200, 200, 200, 200, 200, 200)
# Readers of the meeting; the admin keeps the set-up and reads no meetings.
READERS = answers(200, 200, 200, 200, 404, 404)
RECORDERS = answers(200, 403, 403, 403, 404, 404)
RECORDERS_POST = answers(302, 403, 403, 403, 404, 404)
CREATORS = answers(200, 403, 403, 403, 403, 403)

UP = (("direction", "up"),)

DOORS = {
    "home": Door("", answers(302, 302, 302, 302, 302, 302)),
    "access:sign_in": Door("", answers(302, 302, 302, 302, 302, 302), public=True),
    "access:sign_out": Door("", answers(302, 302, 302, 302, 302, 302), "post"),
    "access:change_password": Door("", EVERYBODY),
    "access:change_password_done": Door("", EVERYBODY),
    "directory:logo": Door("institution", EVERYBODY),
    "agenda:list": Door("", EVERYBODY),
    "agenda:create": Door("", CREATORS),
    "agenda:edit": Door("meeting", RECORDERS),
    "agenda:change_status": Door(
        "meeting", RECORDERS_POST, "post", (("status", "in_session"),)
    ),
    "agenda:edit_invitation": Door("meeting", RECORDERS),
    "agenda:items": Door("meeting", RECORDERS),
    "agenda:add_item": Door("meeting", RECORDERS_POST, "post", (("title", "Baru"),)),
    "agenda:edit_item": Door("item", RECORDERS),
    "agenda:move_item": Door("item", RECORDERS_POST, "post", UP),
    "agenda:remove_item": Door("item", RECORDERS),
    "agenda:attendance": Door("meeting", RECORDERS),
    "agenda:add_attendance": Door("meeting+kind", RECORDERS),
    "agenda:edit_attendance": Door("line", RECORDERS),
    "agenda:move_attendance": Door("line", RECORDERS_POST, "post", UP),
    "agenda:remove_attendance": Door("line", RECORDERS),
    "minutes:meeting": Door("meeting", READERS),
    "minutes:edit": Door("meeting", RECORDERS),
    "minutes:reclassify": Door("meeting", RECORDERS),
    "minutes:add_directive": Door("meeting", RECORDERS),
    "minutes:edit_directive": Door("directive", RECORDERS),
    "minutes:move_directive": Door("directive", RECORDERS_POST, "post", UP),
    "minutes:remove_directive": Door("directive", RECORDERS),
    "minutes:directive_history": Door("directive", RECORDERS),
    "minutes:restore_directive": Door(
        "directive", RECORDERS_POST, "post", (("version", "1"),)
    ),
    "documents:notula": Door("meeting", READERS),
    "documents:notula_preview": Door("meeting", READERS),
    # The letter of the cast's meeting has no number yet.
    "documents:invitation": Door("meeting", answers(409, 409, 409, 409, 404, 404)),
}
