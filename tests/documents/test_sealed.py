"""Rows of issued minutes: nobody changes them, by no way."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from meetings.directory import merging
from meetings.models import (
    Addressee,
    AgendaItem,
    Attachment,
    Attendance,
    CarriedOver,
    Correction,
    Directive,
    Edition,
    IssuedDocument,
    Meeting,
    Minutes,
    NumberCounter,
    Signature,
    Withdrawal,
)
from meetings.sealed import Sealed
from tests import factories as f

SEALED = [Meeting, AgendaItem, Attendance, Signature, Directive, Addressee, Minutes]
SEALED += [Attachment, CarriedOver]
WRITTEN_ONCE = [Edition, IssuedDocument]


def test_no_page_of_the_admin_reaches_them():
    assert not set(admin.site._registry) & {*SEALED, *WRITTEN_ONCE, Correction}


def quoted(name):
    return connection.ops.quote_name(name)


def columns(model):
    names = [field.column for field in model._meta.local_concrete_fields]
    return [name for name in names if name != "id"]


@pytest.fixture
def whole(ready, approve, secretariat):
    """Issued minutes with a row in every table that is sealed."""
    from meetings.documents import issuing
    from tests.issued import address

    Addressee.objects.create(directive=ready.directives.first(), group="Camat")
    Signature.objects.create(attendance=ready.attendance.first(), image="a.png")
    directive = ready.directives.first()
    f.carried_into(ready, followup=f.FollowUpFactory(directive=directive))
    photo = f.photo_of(ready)
    Attachment.objects.filter(pk=photo.pk).update(in_minutes=True)
    issuing.issue(approve(ready), address=address, by=secretariat)
    return Meeting.objects.get(pk=ready.pk)


def test_every_table_that_hangs_on_the_minutes_is_in_the_list():
    sealed = {
        model
        for model in apps.get_app_config("meetings").get_models()
        if any(isinstance(rule, Sealed) for rule in model._meta.constraints)
    }

    assert sealed == set(SEALED)


OTHER = {
    "BooleanField": "NOT COALESCE({}, false)",
    "DateField": "'2001-01-01'",
    "DateTimeField": "'2001-01-01 00:00:00+00:00'",
    "TimeField": "'01:01:01'",
    "UUIDField": "'00000000000000000000000000000001'",
    "JSONField": "'{{}}'",
    "BinaryField": "NULL",
    "ForeignKey": "COALESCE({}, 0) + 1",
    "OneToOneField": "COALESCE({}, 0) + 1",
}


def other_value(model, column):
    """Another value than any row has, of the column's type, as SQL."""
    field = next(f for f in model._meta.local_concrete_fields if f.column == column)
    kind = field.get_internal_type()
    number = OTHER["ForeignKey"] if "Integer" in kind else "'x'"
    return OTHER.get(kind, number).format(quoted(column))


@pytest.mark.parametrize("model", [*SEALED, *WRITTEN_ONCE])
def test_no_column_is_changed_by_sql(model, whole):
    table, refused = quoted(model._meta.db_table), []
    for column in columns(model):
        with (
            pytest.raises(IntegrityError, match="constraint failed") as refusal,
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            value = other_value(model, column)
            cursor.execute(f"UPDATE {table} SET {quoted(column)} = {value}")
        refused.append(str(refusal.value))

    assert all("sealed" in each or "append_only" in each for each in refused)


@pytest.mark.parametrize("model", [*SEALED, *WRITTEN_ONCE])
def test_no_row_is_deleted(model, whole):
    rows = model._base_manager.all()
    before = list(rows.values_list("pk", flat=True))
    for attempt in (
        lambda: rows._raw_delete(rows.db),
        lambda: run(f"DELETE FROM {quoted(model._meta.db_table)}"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()

    assert list(rows.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("model", [*SEALED, *WRITTEN_ONCE])
def test_no_row_is_saved_anew_by_the_orm(model, whole):
    row = model._base_manager.order_by("pk").first()
    for field in model._meta.local_concrete_fields:
        if field.get_internal_type() in {"CharField", "TextField", "FileField"}:
            setattr(row, field.attname, "x"[: field.max_length])

    with pytest.raises(IntegrityError, match="constraint failed"), transaction.atomic():
        row.save()


def test_nothing_is_added_to_issued_minutes(whole):
    for add in (
        lambda: f.AttendanceFactory(meeting=whole),
        lambda: f.AgendaItemFactory(meeting=whole),
        lambda: f.DirectiveFactory(
            meeting=whole, speaker=whole.attendance.first(), number=99
        ),
        lambda: Addressee.objects.create(
            directive=whole.directives.first(), group="Lurah"
        ),
    ):
        with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
            add()


def test_nothing_is_moved_into_issued_minutes(whole):
    stray = f.AttendanceFactory()

    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Attendance.objects.filter(pk=stray.pk).update(meeting=whole)


def test_other_files_may_still_come_and_go(whole):
    paper = f.photo_of(whole)

    Attachment.objects.filter(pk=paper.pk).update(title="Daftar hadir")

    assert Attachment.objects.get(pk=paper.pk).title == "Daftar hadir"


def test_minutes_that_are_not_issued_stay_free(ready):
    ready.directives.update(text="Lain.")
    ready.attendance.filter(directives=None).delete()

    assert set(ready.directives.values_list("text", flat=True)) == {"Lain."}


def test_a_correction_that_nobody_approved_opens_nothing(whole, propose):
    proposal = propose(whole, "directive", "text", "Lain.")

    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Directive.objects.filter(pk=proposal.row_id).update(text="Lain.")


def test_an_approved_correction_opens_only_its_own_words(whole, correct):
    correct(whole, "directive", "text", "Pompa siaga.", containing="Pompa")
    row = Directive.objects.filter(text="Pompa siaga.")

    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        row.update(text="Lain.")

    assert row.count() == 1


def test_a_decided_correction_stands(whole, correct):
    correct(whole, "minutes", "closing", "Ditutup.")

    for attempt in (
        lambda: Correction.objects.update(reason="x"),
        lambda: Correction.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match="stand"), transaction.atomic():
            attempt()


def test_a_withdrawal_stands(whole, leader):
    from meetings.documents import issuing

    issuing.withdraw(whole, "Keliru", capacity="Wali Kota", by=leader)

    with pytest.raises(IntegrityError, match="append_only"), transaction.atomic():
        Withdrawal.objects.update(reason="x")


def test_a_merge_of_officials_still_leads_the_line_on(whole, admin_user):
    line = whole.attendance.get(role="chair")
    kept = f.OfficialFactory(name="Sari Wulandari, S.H.", number="")
    twin = line.official

    plan = merging.plan(twin, kept)
    merging.merge(twin, kept, digest=plan.digest, by=admin_user)

    line.refresh_from_db()
    assert (line.official, line.name) == (kept, "Sari Wulandari")
    twin.refresh_from_db()
    merging.undo(twin, by=admin_user)
    line.refresh_from_db()
    assert line.official == twin


def test_a_link_follows_no_other_way(whole):
    stranger = f.OfficialFactory()

    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        whole.attendance.filter(role="chair").update(official=stranger)


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_what_the_seal_refuses_is_told_in_words(
    client_of, whole, secretariat, monkeypatch
):
    """Somebody issued after the door had let the writer in."""
    monkeypatch.setattr("meetings.access.policy.is_closed", lambda meeting: False)
    url = reverse("agenda:add_item", args=[whole.pk])

    response = client_of(secretariat).post(url, {"title": "Baru"})

    assert response.status_code == 403
    assert "sudah disetujui atau terbit" in response.content.decode()


def test_other_failures_stay_failures(client_of, secretariat, monkeypatch):
    def fail(*args, **kwargs):
        raise IntegrityError("another one")

    monkeypatch.setattr("meetings.home.desk_of", fail)

    with pytest.raises(IntegrityError, match="another one"):
        client_of(secretariat).get("/")


def test_each_says_what_it_is(whole, leader):
    known = {"reason": "Keliru", "by": leader, "by_as": "Wali Kota"}
    withdrawal = Withdrawal.objects.create(meeting=whole, at=timezone.now(), **known)

    told = [
        str(each)
        for each in (
            NumberCounter.objects.get(),
            Edition.objects.get(),
            f.correction_of(whole),
            f.remark_on(f.MeetingFactory()),
            withdrawal,
        )
    ]

    year = timezone.localdate().year
    assert told == [
        f"{whole.institution}, {year}: 1",
        "Edisi 1",
        "Ralat Penutup",
        "Periksa ejaan.",
        f"Pencabutan notula {whole}",
    ]
