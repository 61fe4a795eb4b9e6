"""Plain factories: the least that makes each row valid, no randomness."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid

import factory
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from meetings import models
from meetings.access.models import Grant
from meetings.agenda import attaching
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import digest, freeze

DAY = dt.date(2026, 3, 10)  # a Tuesday


class InstitutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Institution

    name = factory.Sequence(lambda n: f"Dinas Contoh {n}")
    kind = models.Institution.Kind.DINAS
    protocol_order = 100


class PositionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Position

    institution = factory.SubFactory(InstitutionFactory)
    name = factory.Sequence(lambda n: f"Kepala Dinas Contoh {n}")
    protocol_order = 100


class OfficialFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Official

    name = factory.Sequence(lambda n: f"Pejabat Contoh {n}")
    rank = "Pembina (IV/a)"
    number = factory.Sequence(lambda n: f"1970010120{n:08d}")


class AppointmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Appointment

    official = factory.SubFactory(OfficialFactory)
    position = factory.SubFactory(PositionFactory)
    starts = dt.date(2025, 1, 1)


class InvitationListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.InvitationList

    institution = factory.SubFactory(InstitutionFactory)
    name = factory.Sequence(lambda n: f"Daftar undangan {n}")


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Series

    name = factory.Sequence(lambda n: f"Forum Contoh {n}")
    institution = factory.SubFactory(InstitutionFactory)


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Topic

    series = factory.SubFactory(SeriesFactory)
    title = factory.Sequence(lambda n: f"Pokok bahasan {n}")


class MeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Meeting

    institution = factory.SubFactory(InstitutionFactory)
    title = factory.Sequence(lambda n: f"Rapat Koordinasi Contoh {n}")
    date = DAY
    place = "Aula"
    status = models.Meeting.Status.HELD


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Mata acara {n}")
    number = factory.Sequence(lambda n: n + 1)
    position = factory.Sequence(lambda n: n + 1)


class AttendanceFactory(factory.django.DjangoModelFactory):
    """A walk-in, unless told otherwise: the line that needs no directory."""

    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    kind = models.Attendance.Kind.WALK_IN
    name = factory.Sequence(lambda n: f"Tamu Contoh {n}")
    status = models.Attendance.Status.PRESENT
    order = factory.Sequence(lambda n: n + 1)


def office_line(meeting, position, **known):
    """A line of an office whose holder's name is not known."""
    values = {"kind": "office", "office": position.name, "name": "", **known}
    return AttendanceFactory(meeting=meeting, position=position, **values)


class DirectiveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Directive

    meeting = factory.SubFactory(MeetingFactory)
    speaker = factory.SubFactory(
        AttendanceFactory, meeting=factory.SelfAttribute("..meeting")
    )
    text = factory.Sequence(lambda n: f"Butir contoh {n}.")
    number = factory.Sequence(lambda n: n + 1)
    position = factory.Sequence(lambda n: n + 1)
    classification = factory.SelfAttribute("meeting.classification")
    meeting_classification = factory.SelfAttribute("meeting.classification")


def proposal_for(directive, link, **values):
    """Other words for it, from who holds the link."""
    words = {"text": "Bunyi lain.", "quote": "", "digest": "0" * 64, **values}
    return models.Confirmation.objects.create(
        directive=directive, link=link, kind="proposed", version=1, **words
    )


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna{n}")
    name = factory.Sequence(lambda n: f"Pengguna Contoh {n}")


def user_with(role: str, *, clearance: int = 0, institution=None, official=None):
    """A user with one role."""
    user = UserFactory(clearance=clearance, official=official)
    Grant.objects.create(user=user, role=role, institution=institution)
    return user


def host():
    return InstitutionFactory(name="Badan Penyelenggara")


def invited_official(meeting):
    person = OfficialFactory()
    AttendanceFactory(meeting=meeting, kind="official", official=person, name="P")
    return user_with("official", official=person)


def invited_agency(meeting):
    office = PositionFactory()
    AttendanceFactory(
        meeting=meeting, kind="office", position=office, office=office.name, name=""
    )
    return user_with("agency", institution=office.institution)


# One person for each part that somebody plays around a meeting.
CAST = {
    "secretariat": lambda meeting: user_with("secretariat", clearance=3),
    "leader": lambda meeting: user_with("leadership", clearance=3),
    "official": invited_official,
    "agency": invited_agency,
    "admin_user": lambda meeting: user_with("admin"),
    "outsider": lambda meeting: user_with("official", official=OfficialFactory()),
}


def cast_of(meeting):
    return {role: make(meeting) for role, make in CAST.items()}


def picture(kind="JPEG", size=(40, 30), **more):
    """The bytes of a small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "navy").save(buffer, kind, **more)
    return buffer.getvalue()


def photo_of(meeting, *, name="foto.jpg"):
    """A photo that is attached to the meeting."""
    upload = SimpleUploadedFile(name, picture())
    how = {"kind": "photo", "media_type": "image/jpeg", "uuid": uuid.uuid4()}
    return attaching.attach(meeting, upload, by=None, **how)


def signature_of(meeting):
    """The signature of somebody who was there."""
    drawn = ContentFile(picture("PNG"), name="signature.png")
    line = AttendanceFactory(meeting=meeting)
    return models.Signature.objects.create(attendance=line, image=drawn)


def approved(meeting, state="approved"):
    """The meeting with minutes that somebody approved, whatever they lack."""
    models.Minutes.objects.get_or_create(meeting=meeting)
    models.Minutes.objects.filter(meeting=meeting).update(
        state=state,
        approved_by=UserFactory(),
        approved_as="Wali Kota",
        approved_at=timezone.now(),
        approved_digest=digest(read_all(meeting)),
    )
    return models.Meeting.objects.get(pk=meeting.pk)


def remark_on(meeting):
    """A remark of a reviewer on the whole minutes."""
    minutes, _ = models.Minutes.objects.get_or_create(meeting=meeting)
    return models.ReviewComment.objects.create(
        minutes=minutes, text="Periksa ejaan.", by=UserFactory()
    )


def correction_of(meeting, **values):
    """A proposed erratum of the closing words; nobody has decided on it."""
    known = {"table_name": "minutes", "row_id": 1, "field": "closing"}
    known |= {"paragraph": "Penutup", "old": "a", "new": "b", "reason": "Salah ketik"}
    known |= {"proposed_by": values.pop("proposed_by", None) or UserFactory()}
    return models.Correction.objects.create(meeting=meeting, **known | values)


def edition_of(meeting, number=1, content=None):
    """An edition of the record as it now stands, or of another one."""
    content = {"record": freeze(content or read_all(meeting))}
    known = {"approved_by": "Sari", "approved_as": "Wali Kota", "sha256": "0" * 64}
    known |= {"approved_at": timezone.now(), "issued_at": timezone.now()}
    return models.Edition.objects.create(
        meeting=meeting,
        number=number,
        content=content,
        issued_by=UserFactory(),
        **known,
    )


def copy_of(meeting, **values):
    """An issued paper, without the paper: its bytes are no PDF."""
    edition = values.pop("edition", None) or edition_of(meeting)
    known = {"copy": 1, "code": uuid.uuid4().hex[:12].upper(), "pdf": b"%PDF-"}
    known |= {"classification": meeting.classification, "size": 5, "sha256": "0" * 64}
    known |= {"issued_at": edition.issued_at, "issued_by": edition.issued_by}
    return models.IssuedDocument.objects.create(
        meeting=meeting,
        edition=edition,
        address="https://rakor.example/",
        **known | values,
    )


def withdrawal_of(meeting):
    """The end of the meeting's issued minutes."""
    known = {"reason": "Keliru", "by": UserFactory(), "by_as": "Wali Kota"}
    return models.Withdrawal.objects.create(meeting=meeting, at=timezone.now(), **known)


def report_of(forum, edition=1, **values):
    """An issued report, without the paper: its bytes are no PDF."""
    known = {"kind": "matrix", "subject": f"matriks?forum={forum.pk}", "content": {}}
    known |= {"title": "Matriks tindak lanjut", "of_one_host": True}
    known |= {"classification": 0, "pdf": b"%PDF-", "size": 5, "sha256": "0" * 64}
    known |= {"issued_at": timezone.now(), "issued_by": UserFactory()}
    known |= {"uuid": uuid.uuid4(), "code": uuid.uuid4().hex[:12].upper()}
    known |= {"series": forum, "issued_as": "Sekretariat"} | values
    return models.IssuedReport.objects.create(
        edition=edition, address="https://rakor.example/", **known
    )


class FollowUpFactory(factory.django.DjangoModelFactory):
    """A plan, until the minutes of its directive are issued (``issue``)."""

    class Meta:
        model = models.FollowUp

    directive = factory.SubFactory(DirectiveFactory)
    lead = factory.SubFactory(InstitutionFactory)
    description = factory.Sequence(lambda n: f"Tindak lanjut contoh {n}.")


def carried_into(meeting, **values):
    """What the meeting opened with: a follow-up of another one, without a decision."""
    followup = values.pop("followup", None) or FollowUpFactory()
    known = {"source": "Rapat Sebelumnya", "directive_number": 1, "position": 1}
    known |= {"description": followup.description, "lead": followup.lead.name}
    known |= {"due_kind": "none", "state": followup.state, "percent": 0, "evidence": 0}
    known |= {"classification": followup.directive.classification}
    return models.CarriedOver.objects.create(
        meeting=meeting, followup=followup, **known | values
    )


def step_of(followup, **values):
    """A step of that follow-up; a report unless told otherwise."""
    known = {"kind": "progressed", "state_from": "not_started"}
    known |= {"state_to": "in_progress", "by": values.pop("by", None) or UserFactory()}
    number = values.pop("number", followup.progress.count() + 1)
    return models.Progress.objects.create(
        followup=followup, number=number, **known | values
    )


def evidence_of(followup, *, name="foto.jpg"):
    """A photo that came with a report."""
    return models.Evidence.objects.create(
        progress=step_of(followup),
        file=ContentFile(picture(), name=name),
        preview=ContentFile(picture(), name="preview.jpg"),
        name=name,
        media_type="image/jpeg",
        size=3,
        sha256="0" * 64,
    )


def delegation_of(followup, **values):
    """An offer of its leading institution to another one."""
    known = {"giver": followup.lead, "offered_by": UserFactory()}
    known |= {"to": values.pop("to", None) or InstitutionFactory()}
    return models.Delegation.objects.create(followup=followup, **known | values)


def export_of(user, **values):
    """A file of a search that lies ready for the user."""
    known = {"format": "csv", "state": "ready", "rows_total": 1, "rows_done": 1}
    known |= {"finished_at": timezone.now()}
    known |= {"file": ContentFile(b"No", name="export")}
    return models.Export.objects.create(user=user, **known | values)


def token_of(user, secret, **values):
    """A token whose secret is known; it opens the API in the user's name."""
    now = timezone.now()
    known = {"name": "Dasbor", "sha256": hashlib.sha256(secret.encode()).hexdigest()}
    known |= {"created_at": now, "expires_at": now + dt.timedelta(days=1)}
    known |= {"uuid": uuid.uuid4()}
    return models.ApiToken.objects.create(user=user, **known | values)


class ActionPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ActionPlan

    series = factory.SubFactory(SeriesFactory)
    year = DAY.year
    title = "Rencana Aksi Terpadu Penanganan Konflik Sosial"


class PlannedActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlannedAction

    plan = factory.SubFactory(ActionPlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    problem = factory.Sequence(lambda n: f"Permasalahan contoh {n}.")
    action = factory.Sequence(lambda n: f"Rencana aksi contoh {n}.")
    lead = factory.SubFactory(InstitutionFactory)


def achievement_of(action, period="b04", **values):
    """What somebody wrote about it in that period."""
    known = {"text": "Dialog terlaksana.", "number": 1, "by": UserFactory()}
    known |= {"institution_id": action.lead_id, "institution_name": action.lead.name}
    return models.Achievement.objects.create(
        action=action, period=period, **known | values
    )
