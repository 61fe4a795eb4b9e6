"""The one path from the tables to the letter of invitation that is printed."""

from __future__ import annotations

from django.utils.formats import date_format

from meetings.agenda.models import Attendance, Invitation, Meeting
from meetings.documents.invitation import Letter, Signatory
from meetings.minutes.heading import joined, letterhead

OPENING = (
    "Dengan hormat kami mengharapkan kehadiran Bapak/Ibu/Saudara pada {title}"
    " yang diselenggarakan pada:"
)


def letter_of(meeting: Meeting) -> Letter:
    """The letter of the meeting, with what is known of it."""
    own = (
        Invitation.objects.filter(meeting=meeting)
        .select_related("signatory__official", "signatory__position")
        .first()
    ) or Invitation(meeting=meeting)
    lines = list(meeting.attendance.all())
    day = meeting.invitation_date
    written = date_format(day, "j F Y") if day else ""
    manner = "" if meeting.mode == "in_person" else meeting.get_mode_display().lower()
    items = tuple(item.title for item in meeting.agenda_items.all() if item.title)
    return Letter(
        meeting_id=meeting.pk,
        title=meeting.title,
        letterhead=letterhead(meeting.institution),
        classification=meeting.classification,
        classification_label=str(meeting.get_classification_display()),
        letter_date=written,
        place_and_date=joined(own.place, written) if written else "",
        number=meeting.invitation_number,
        urgency=str(own.get_urgency_display()),
        recipients=recipients(own, lines),
        opening=own.opening or OPENING.format(title=meeting.title),
        date=meeting.date_text,
        time=meeting.time_text,
        venue=joined(meeting.place, f"secara {manner}" if manner else ""),
        link=meeting.link,
        agenda=items or (meeting.title,),
        signatory=signatory(own, lines),
        copies_to=tuple(
            line.strip() for line in own.copies_to.splitlines() if line.strip()
        ),
    )


def recipients(own: Invitation, lines: list[Attendance]) -> tuple[str, ...]:
    """To whom it goes, each once; whoever signs invites and is not invited."""
    named = [addressee(line) for line in lines if not signs(own, line)]
    return tuple(dict.fromkeys(name for name in named if name))


def signs(own: Invitation, line: Attendance) -> bool:
    if own.signatory:
        return line.official_id == own.signatory.official_id
    if own.signatory_office or own.signatory_name:
        return False
    return line.role == Attendance.Role.CHAIR


def addressee(line: Attendance) -> str:
    """The office that was called, whoever came for it; else the name."""
    if office := line.represents_office or line.office_text:
        return office
    return joined(line.name, line.institution)


def signatory(own: Invitation, lines: list[Attendance]) -> Signatory:
    """The chosen one, the one typed in, or the chair."""
    if term := own.signatory:
        person = term.official
        label = str(person.number_label)
        return Signatory(
            term.office, person.full_name, person.rank, label, person.number
        )
    if own.signatory_office or own.signatory_name:
        return Signatory(own.signatory_office, own.signatory_name, "", "", "")
    for line in lines:
        if line.role == Attendance.Role.CHAIR:
            number = (line.number_label, line.number)
            return Signatory(line.office_text, line.name, line.rank, *number)
    return Signatory("", "", "", "", "")
