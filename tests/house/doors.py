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
    api: bool = False  # opened by a token, never by signing in


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
KEEPERS = answers(200, 403, 403, 403, 200, 403)

OWNER = answers(200, 404, 404, 404, 404, 404)
OWNER_POST = answers(302, 404, 404, 404, 404, 404)

# The review is between the secretariat and who approves.
REVIEWERS = answers(200, 200, 403, 403, 404, 404)
APPROVERS = answers(403, 200, 403, 403, 404, 404)

# The follow-up of the cast's meeting is a plan: its minutes are not issued. Who sees a
# live one, and what they may do with it, is in tests/followups.
PLANNERS = answers(200, 200, 404, 404, 404, 404)
PLANNING = answers(200, 403, 404, 404, 404, 404)
NOT_THEIRS = answers(403, 403, 404, 404, 404, 404)
DECIDERS_POST = answers(302, 302, 404, 404, 404, 404)

# What a meeting opened with: a follow-up of one that only these two may see.
RECORDERS_OF_BOTH = answers(200, 403, 404, 404, 404, 404)

UP = (("direction", "up"),)

DOORS = {
    "home": Door("", EVERYBODY),
    "lacking": Door("", CREATORS),
    "access:sign_in": Door("", answers(302, 302, 302, 302, 302, 302), public=True),
    "access:sign_out": Door("", answers(302, 302, 302, 302, 302, 302), "post"),
    "access:change_password": Door("", EVERYBODY),
    "access:change_password_done": Door("", EVERYBODY),
    "directory:people": Door("", EVERYBODY),
    "directory:logo": Door("institution", EVERYBODY),
    "directory:manage": Door("", KEEPERS),
    "directory:manage_institution": Door("institution", KEEPERS),
    "directory:manage_officials": Door("", KEEPERS),
    "directory:add_institution": Door("", KEEPERS),
    "directory:edit_institution": Door("institution", KEEPERS),
    "directory:add_position": Door("institution", KEEPERS),
    "directory:edit_position": Door("office", KEEPERS),
    "directory:hand_over": Door("office", KEEPERS),
    "directory:add_official": Door("", KEEPERS),
    "directory:edit_official": Door("person", KEEPERS),
    "directory:twins": Door("", KEEPERS),
    "directory:merge": Door("kind+person", KEEPERS),
    # The cast's person was not merged: nothing to take back.
    "directory:undo_merge": Door(
        "kind+person", answers(409, 403, 403, 403, 409, 403), "post"
    ),
    "directory:import_file": Door("", KEEPERS),
    "directory:export": Door("", KEEPERS),
    # A file is looked through and applied by who handed it in.
    "directory:review_import": Door("import", answers(200, 403, 403, 403, 404, 403)),
    "directory:apply_import": Door(
        "import", answers(409, 403, 403, 403, 404, 403), "post"
    ),
    "archive:search": Door("", EVERYBODY),
    # What everybody sees counted differs: tests/archive/test_browse.py.
    "archive:browse": Door("", EVERYBODY),
    "archive:addressees": Door("", EVERYBODY),
    "archive:month": Door("", EVERYBODY),
    "archive:flow": Door("", EVERYBODY),
    "archive:timeline": Door("topic", READERS),
    "archive:related": Door("directive", READERS),
    "agenda:list": Door("", EVERYBODY),
    "agenda:create": Door("", CREATORS),
    "agenda:understand_date": Door("", EVERYBODY),
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
    "agenda:calendar": Door("meeting", READERS),
    "agenda:invitation_text": Door("meeting", READERS),
    "agenda:attachments": Door("meeting", READERS),
    "agenda:attach": Door("meeting", answers(422, 403, 403, 403, 404, 404), "post"),
    "agenda:attachment": Door("paper", READERS),
    "agenda:preview": Door("paper", READERS),
    "agenda:edit_attachment": Door("paper", RECORDERS),
    "agenda:remove_attachment": Door("paper", RECORDERS_POST, "post"),
    "agenda:restore_attachment": Door("paper", RECORDERS_POST, "post"),
    "agenda:attendance": Door("meeting", RECORDERS),
    "agenda:add_attendance": Door("meeting+kind", RECORDERS),
    "agenda:edit_attendance": Door("line", RECORDERS),
    "agenda:move_attendance": Door("line", RECORDERS_POST, "post", UP),
    "agenda:remove_attendance": Door("line", RECORDERS),
    "agenda:invite": Door("meeting", RECORDERS_POST, "post", (("list", "987654"),)),
    "agenda:add_found": Door(
        "meeting",
        RECORDERS_POST,
        "post",
        (("position", "987654"), ("status", "invited")),
    ),
    "agenda:mark_all": Door("meeting", RECORDERS),
    "agenda:mark": Door("line", RECORDERS_POST, "post", (("mark", "izin"),)),
    "agenda:represent": Door("office_line", RECORDERS),
    "agenda:check_in": Door("meeting", RECORDERS),
    "agenda:open_check_in": Door("meeting", RECORDERS_POST, "post"),
    "agenda:close_check_in": Door("meeting", RECORDERS_POST, "post"),
    "agenda:check_in_code": Door("meeting+code", RECORDERS),
    "agenda:attend": Door("token", EVERYBODY, public=True),
    # Without the key of somebody who has just checked in one is sent back to it.
    "agenda:sign": Door("token", answers(302, 302, 302, 302, 302, 302), public=True),
    "agenda:signature": Door("signed_line", RECORDERS),
    "agenda:erase_signature": Door("signed_line", RECORDERS_POST, "post"),
    "minutes:meeting": Door("meeting", READERS),
    "minutes:text": Door("meeting", READERS),
    "minutes:directive": Door("directive", READERS),
    # Who is who is no secret among those who sign in; what was said follows the rule.
    "minutes:office": Door("office", EVERYBODY),
    "minutes:official": Door("person", EVERYBODY),
    "minutes:institution": Door("institution", EVERYBODY),
    "minutes:topic": Door("topic", READERS),
    "minutes:edit": Door("meeting", RECORDERS),
    "minutes:reclassify": Door("meeting", RECORDERS),
    "minutes:workbench": Door("meeting", RECORDERS),
    "minutes:checks": Door("meeting", RECORDERS),
    "minutes:confirmations": Door("meeting", RECORDERS),
    "minutes:confirmation_link": Door("line", RECORDERS),
    "minutes:revoke_link": Door("line", RECORDERS_POST, "post"),
    "minutes:accept_proposal": Door(
        "proposal", RECORDERS_POST, "post", (("version", "1"),)
    ),
    "minutes:refuse_proposal": Door(
        "proposal", RECORDERS_POST, "post", (("reason", "Tidak diucapkan."),)
    ),
    "minutes:confirm": Door("personal token", EVERYBODY, public=True),
    "minutes:note": Door(
        "meeting", answers(422, 403, 403, 403, 404, 404), "post", (("text", ""),)
    ),
    "minutes:add_directive": Door("meeting", RECORDERS),
    "minutes:edit_directive": Door("directive", RECORDERS),
    "minutes:move_directive": Door("directive", RECORDERS_POST, "post", UP),
    "minutes:remove_directive": Door("directive", RECORDERS),
    "minutes:directive_history": Door("directive", RECORDERS),
    "minutes:restore_directive": Door(
        "directive", RECORDERS_POST, "post", (("version", "1"),)
    ),
    "minutes:review": Door("meeting", REVIEWERS),
    "minutes:submit": Door("meeting", RECORDERS_POST, "post"),
    "minutes:comment": Door("meeting", answers(422, 422, 403, 403, 404, 404), "post"),
    "minutes:approve": Door("meeting", answers(403, 422, 403, 403, 404, 404), "post"),
    "minutes:send_back": Door("meeting", answers(403, 422, 403, 403, 404, 404), "post"),
    "minutes:reopen": Door("meeting", answers(302, 302, 403, 403, 404, 404), "post"),
    "minutes:resolve": Door("remark", answers(302, 302, 403, 403, 404, 404), "post"),
    "minutes:corrections": Door("meeting", REVIEWERS),
    # Before the issue one is sent to the record itself.
    "minutes:propose_correction": Door("meeting", RECORDERS_POST),
    "minutes:refuse_correction": Door(
        "correction", answers(403, 302, 403, 403, 404, 404), "post"
    ),
    # Staff of an agency come to their own work first.
    "followups:list": Door("", answers(200, 200, 200, 302, 200, 200)),
    "followups:overview": Door("", EVERYBODY),
    "followups:work": Door("", EVERYBODY),
    "followups:waiting": Door("", EVERYBODY),
    # Everybody's own, empty for most: tests/followups/test_remind.py.
    "followups:notices": Door("", EVERYBODY),
    "followups:read_notices": Door("", answers(*[302] * 6), "post"),
    "followups:digest_text": Door("", EVERYBODY),
    "followups:text": Door("followup", PLANNERS),
    "followups:own_feed": Door("", EVERYBODY),
    "followups:revoke_feed": Door("", answers(*[302] * 6), "post"),
    # Who holds the token: tests/followups/test_due_feed.py.
    "followups:due_feed": Door("due feed token", EVERYBODY, public=True),
    "followups:of_directive": Door("directive", READERS),
    "followups:of_meeting": Door("meeting", READERS),
    "followups:carried": Door("meeting", READERS),
    # The cast's meeting is held: what it decides is in tests/followups.
    "followups:carry": Door("meeting", RECORDERS_POST, "post"),
    "followups:decide": Door("carried", RECORDERS_OF_BOTH),
    # The cast's plan of action names none of their institutions; who sees and writes
    # what else is in tests/followups/test_action_visibility.py.
    "followups:action_plans": Door("", EVERYBODY),
    "followups:add_plan": Door("", CREATORS),
    "followups:action_plan": Door("plan", PLANNERS),
    "followups:edit_plan": Door("plan", PLANNING),
    "followups:add_action": Door("plan", PLANNING),
    "followups:edit_action": Door("action", PLANNING),
    "followups:remove_action": Door("action", PLANNING),
    "followups:achievement": Door("action+period", PLANNING),
    "followups:add": Door("directive", RECORDERS),
    "followups:followup": Door("followup", PLANNERS),
    "followups:edit": Door("followup", PLANNING),
    "followups:give_date": Door("followup", PLANNING),
    "followups:report": Door("followup", NOT_THEIRS),
    "followups:evidence": Door("evidence", PLANNERS),
    "followups:evidence_preview": Door("evidence", PLANNERS),
    "followups:verify": Door("followup", DECIDERS_POST, "post"),
    "followups:send_back": Door(
        "followup", DECIDERS_POST, "post", (("kembali-reason", "Kurang."),)
    ),
    "followups:cancel": Door("followup", PLANNERS),
    "followups:offer": Door("followup", NOT_THEIRS),
    "followups:accept": Door("delegation", NOT_THEIRS, "post"),
    "followups:refuse": Door("delegation", NOT_THEIRS, "post"),
    "followups:withdraw": Door("delegation", NOT_THEIRS, "post"),
    "documents:issue": Door("meeting", RECORDERS_POST, "post"),
    "documents:issue_errata": Door(
        "meeting", answers(403, 422, 403, 403, 404, 404), "post"
    ),
    "documents:withdraw": Door("meeting", APPROVERS),
    "documents:editions": Door("meeting", READERS),
    "documents:issued": Door("copy", READERS),
    # Who holds a paper may ask whether it is genuine.
    "documents:verification": Door("", EVERYBODY, public=True),
    "documents:verify": Door("code", EVERYBODY, public=True),
    "documents:notula": Door("meeting", READERS),
    "documents:notula_preview": Door("meeting", READERS),
    "documents:overview": Door("meeting", READERS),
    "documents:draft": Door("meeting", READERS),
    # The list to be signed (?isi=kosong) is for the recorders: test_paper_views.py.
    "documents:attendance_list": Door("meeting", READERS),
    # Without a choice it leads to the page to choose on, and so does the bundle.
    "documents:extract": Door("meeting", answers(302, 302, 302, 302, 404, 404)),
    "documents:matrix": Door("meeting", READERS),
    # Whose rows they are differs: tests/documents/test_followup_matrix.py.
    "documents:followup_matrix": Door("", EVERYBODY),
    "documents:action_report": Door("plan+period", PLANNERS),
    "documents:action_report_file": Door("plan+period+suffix", PLANNERS),
    # Who issues and reads reports: tests/documents/test_issued_reports.py.
    "documents:issue_action_report": Door("plan+period", PLANNING),
    "documents:issue_matrix": Door("", answers(302, 403, 403, 403, 403, 403)),
    "documents:issued_report": Door("report", PLANNERS),
    "documents:followup_matrix_file": Door("suffix", EVERYBODY),
    "documents:choose_bundle": Door("series", READERS),
    "documents:bundle": Door("series", answers(302, 302, 302, 302, 404, 404)),
    "documents:mail_invitation": Door("meeting", RECORDERS),
    # The letter of the cast's meeting has no number yet.
    "documents:invitation": Door("meeting", answers(409, 409, 409, 409, 404, 404)),
    "archive:save_search": Door("", EVERYBODY),
    "archive:saved_searches": Door("", EVERYBODY),
    # A search is its owner's alone; here the secretariat's.
    "archive:open_search": Door("saved search", OWNER_POST, "post"),
    "archive:edit_search": Door("saved search", OWNER),
    "archive:remove_search": Door("saved search", OWNER),
    "archive:make_feed": Door("saved search", OWNER),
    "archive:revoke_feed": Door("saved search", OWNER_POST, "post"),
    # Who holds the token reads what is not classified: tests/archive/test_feeds.py.
    "archive:atom_feed": Door("feed token", EVERYBODY, public=True),
    "archive:calendar_feed": Door("feed token", EVERYBODY, public=True),
    # What everybody finds differs: tests/archive/test_export.py.
    "archive:export": Door("format", EVERYBODY),
    "archive:exports": Door("", EVERYBODY),
    # A file is fetched by who asked for it.
    "archive:exported": Door("export", answers(200, 404, 404, 404, 404, 404)),
    "access:tokens": Door("", EVERYBODY),
    # A token is revoked by whose it is.
    "access:revoke_token": Door(
        "api token", answers(302, 404, 404, 404, 404, 404), "post"
    ),
    "api:openapi-json": Door("", EVERYBODY, public=True),
    "api:api-root": Door("", answers(404, 404, 404, 404, 404, 404), api=True),
    "api:nowhere": Door("stray", answers(404, 404, 404, 404, 404, 404), api=True),
    "api:directives": Door("", EVERYBODY, api=True),
    "api:directive": Door("directive", READERS, api=True),
    "api:meetings": Door("", EVERYBODY, api=True),
    "api:meeting": Door("meeting", READERS, api=True),
    "api:institutions": Door("", EVERYBODY, api=True),
    "api:positions": Door("", EVERYBODY, api=True),
    "api:officials": Door("", EVERYBODY, api=True),
    "api:topics": Door("", EVERYBODY, api=True),
}
