"""Set-up data is kept by the admin role, and every change leaves its trace."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.access.models import User
from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import record
from meetings.directory.models import Institution, Stationery
from tests import factories as f
from tests.directory.test_check_picture import HTML, PNG
from tests.trail import last_event, verbs

INSTITUTION = {"name": "Dinas Baru", "kind": "dinas", "protocol_order": 5}


def inline(prefix, *rows, initial=0):
    """An inline's management form and rows, as the browser sends them."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


MARGINS = {f"margin_{side}": 20 for side in ("top", "right", "bottom", "left")}
PAPER = {"paper": "a4", **MARGINS}


@pytest.fixture
def admin(client_of, admin_user):
    return client_of(admin_user)


def url(name, *args):
    return reverse(f"admin:meetings_{name}", args=args)


@pytest.mark.parametrize(
    "who", ["secretariat", "leader", "official", "agency", "outsider"]
)
def test_nobody_else_adds(client_of, who, request):
    client = client_of(request.getfixturevalue(who))

    client.post(url("institution_add"), {**INSTITUTION, **inline("stationery")})

    assert Institution.objects.filter(name="Dinas Baru").exists() is False


def test_a_django_superuser_without_the_role_may_nothing(client_of, db):
    user = f.UserFactory(is_staff=True, is_superuser=True)

    page = client_of(user).get(url("institution_changelist"), follow=True)

    assert page.status_code == 403


def test_an_institution_is_added(admin):
    response = admin.post(
        url("institution_add"), {**INSTITUTION, **inline("stationery")}
    )

    assert (response.status_code, Institution.objects.get().name) == (302, "Dinas Baru")


def test_adding_is_audited_with_the_fields(admin, admin_user):
    admin.post(url("institution_add"), {**INSTITUTION, **inline("stationery")})

    event = last_event()
    assert (event.verb, event.actor_id) == ("setup.added", admin_user.pk)
    assert event.details["fields"] == ["active", "kind", "name", "protocol_order"]


def test_changing_is_audited_with_the_fields(admin, host):
    data = {"name": "Nama Baru", "kind": host.kind, "protocol_order": 100, "active": 1}

    admin.post(url("institution_change", host.pk), data | inline("stationery"))

    event = last_event()
    told = (event.verb, event.target_label, event.details["fields"])
    assert told == ("setup.changed", "Nama Baru", ["name"])


def test_changing_what_hangs_on_it_is_audited(admin, host):
    data = {"name": host.name, "kind": host.kind, "protocol_order": 100, "active": 1}

    admin.post(url("institution_change", host.pk), data | inline("stationery", PAPER))

    assert last_event().details == {"related": ["stationery"]}


def test_removing_is_audited(admin):
    institution = f.InstitutionFactory(name="Dinas Lama")

    admin.post(url("institution_delete", institution.pk), {"post": "yes"})

    event = last_event()
    told = (event.verb, event.target_label, Institution.objects.count())
    assert told == ("setup.removed", "Dinas Lama", 0)


def test_removing_several_is_audited_each(admin):
    rows = [f.InstitutionFactory(), f.InstitutionFactory()]
    chosen = {"action": "delete_selected", "_selected_action": [r.pk for r in rows]}

    admin.post(url("institution_changelist"), {**chosen, "post": "yes"})

    assert verbs() == ["setup.removed"] * 2


def test_what_the_record_hangs_on_is_not_removed(admin, meeting):
    admin.post(url("institution_delete", meeting.institution_id), {"post": "yes"})

    assert (Institution.objects.count(), verbs()) == (1, [])


def test_the_page_of_a_removal_does_not_name_unseen_meetings(admin, host):
    f.MeetingFactory(institution=host, title="Operasi senyap", classification=3)

    page = admin.get(url("institution_delete", host.pk)).content.decode()

    assert "Operasi senyap" not in page


def test_a_letterhead_takes_a_picture(admin, host):
    data = {"name": host.name, "kind": host.kind, "protocol_order": 100, "active": 1}
    logo = SimpleUploadedFile("kota.png", PNG)

    admin.post(
        url("institution_change", host.pk),
        data | inline("stationery", {**PAPER, "logo": logo}),
    )

    assert default_storage.open(Stationery.objects.get().logo.name).read() == PNG


def test_a_letterhead_takes_no_page_in_disguise(admin, host):
    data = {"name": host.name, "kind": host.kind, "protocol_order": 100, "active": 1}
    logo = SimpleUploadedFile("kota.png", HTML)

    admin.post(
        url("institution_change", host.pk),
        data | inline("stationery", {**PAPER, "logo": logo}),
    )

    assert Stationery.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "kept"), [({"logo-clear": "on"}, ""), ({}, "pictures/hilang.png")]
)
def test_a_letterhead_whose_picture_is_lost_can_be_changed(admin, host, more, kept):
    paper = Stationery.objects.create(institution=host, logo="pictures/hilang.png")
    data = {"name": host.name, "kind": host.kind, "protocol_order": 100, "active": 1}
    row = {**PAPER, "id": paper.pk, "institution": host.pk, **more, "phone": "5"}

    response = admin.post(
        url("institution_change", host.pk), data | inline("stationery", row, initial=1)
    )

    paper.refresh_from_db()
    assert (response.status_code, paper.logo.name, paper.phone) == (302, kept, "5")


def test_a_login_is_added_with_its_role(admin):
    password = {"password1": "Teh-melati-9", "password2": "Teh-melati-9"}
    typed = {"username": "rina", "name": "Rina", "usable_password": "true"}

    admin.post(
        url("user_add"),
        {**typed, **password, **inline("grants", {"role": "leadership"})},
    )

    user = User.objects.get(username="rina")
    assert (user.grants.get().role, user.check_password("Teh-melati-9")) == (
        "leadership",
        True,
    )


def test_agency_staff_are_not_added_without_their_institution(admin):
    user = f.UserFactory()
    data = {"username": user.username, "name": user.name, "clearance": 0}

    page = admin.post(
        url("user_change", user.pk), data | inline("grants", {"role": "agency"})
    )

    told = "memerlukan instansinya" in page.content.decode()
    assert (told, user.grants.count()) == (True, 0)


def test_a_new_password_of_somebody_else_is_audited(admin, leader):
    password = {"password1": "Teh-melati-9", "password2": "Teh-melati-9"}

    admin.post(
        reverse("admin:auth_user_password_change", args=[leader.pk]),
        {"usable_password": "true", **password},
    )

    leader.refresh_from_db()
    assert (leader.check_password("Teh-melati-9"), len(verbs())) == (True, 1)


def test_the_own_new_password_is_audited_here_too(admin, admin_user):
    admin_user.set_password("Kopi-tubruk-7")
    admin_user.save()
    admin.force_login(admin_user)
    new = {"new_password1": "Teh-melati-9", "new_password2": "Teh-melati-9"}

    admin.post(
        reverse("admin:password_change"), {"old_password": "Kopi-tubruk-7", **new}
    )

    admin_user.refresh_from_db()
    changed = admin_user.check_password("Teh-melati-9")
    assert (changed, verbs()) == (True, ["user.password_changed"])


def test_a_login_is_switched_off_and_never_deleted(admin, leader):
    response = admin.post(url("user_delete", leader.pk), {"post": "yes"})

    assert (response.status_code, User.objects.filter(pk=leader.pk).count()) == (403, 1)


@pytest.fixture
def event(directive_in_secret):
    return record(Verb.DIRECTIVE_ADDED, directive_in_secret, by=None)


@pytest.fixture
def directive_in_secret(meeting):
    return f.DirectiveFactory(meeting=meeting, text="Sandi pos", classification=3)


def test_the_trail_can_be_read(admin, event):
    page = admin.get(url("auditevent_changelist")).content.decode()

    assert "menambah butir" in page


def test_the_trail_does_not_tell_what_is_classified(admin, event):
    pages = [
        admin.get(url("auditevent_changelist")),
        admin.get(url("auditevent_change", event.pk)),
        admin.get(url("auditevent_history", event.pk)),
    ]

    assert [b"Sandi pos" in page.content for page in pages] == [False] * 3


@pytest.mark.parametrize("act", ["add", "change", "delete"])
def test_the_trail_is_read_only(admin, event, act):
    args = [] if act == "add" else [event.pk]

    response = admin.post(url(f"auditevent_{act}", *args), {"post": "yes"})

    assert (response.status_code, AuditEvent.objects.count()) == (403, 1)


def test_who_is_signed_in_needs_no_second_sign_in(admin):
    assert admin.get(reverse("admin:login")).url == reverse("admin:index")


def test_a_refused_password_changes_nothing(admin, leader):
    typed = {"usable_password": "true", "password1": "a", "password2": "b"}

    page = admin.post(
        reverse("admin:auth_user_password_change", args=[leader.pk]), typed
    )

    assert (page.status_code, verbs()) == (200, [])
