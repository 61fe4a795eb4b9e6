"""The record of a notula as Akoma Ntoso 3.0: a debate, speech by role.

The standard of the OASIS for parliamentary and legal documents. A person is who spoke,
a role the office they spoke in; both are defined once, under ``references``.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.text import slugify
from lxml import etree
from lxml.builder import ElementMaker

from meetings.agenda.roll import Attendee
from meetings.minutes.record import Duty, Item, Record, Section, Turn

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MEDIA_TYPE = "application/akn+xml"
LANGUAGE = "ind"
ORGANIZER = "#org_1"
A: Any = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def document(record: Record) -> bytes:
    """The XML in UTF-8; the record has passed ``gaps()``, and so has a day and a chair.

    The same record gives the same bytes.
    """
    cast = _Cast(record)
    debate = A.debate(
        _meta(record, cast),
        _preface(record),
        _body(record, cast),
        _conclusions(record, cast),
        name="notula",
    )
    _number(debate)
    return etree.tostring(
        A.akomaNtoso(debate), xml_declaration=True, encoding="UTF-8", pretty_print=True
    )


class _Cast:
    """Who took part, in which office: the definitions that the rest refers to."""

    def __init__(self, record: Record) -> None:
        self.organizer = record.organizer or record.letterhead.institution
        self.lines = {
            each.id: (line, each) for line, each in enumerate(record.attendees, start=1)
        }
        offices = dict.fromkeys(_office(each) for each in record.attendees)
        self.roles = {office: number for number, office in enumerate(offices, start=1)}

    def definitions(self) -> list[Any]:
        found = [_definition("TLCOrganization", "org_1", self.organizer)]
        for line, each in self.lines.values():
            if each.kind == "group":
                found.append(_definition("TLCOrganization", f"group_{line}", each.name))
            elif each.name:
                found.append(_definition("TLCPerson", f"person_{line}", each.name))
        for office, number in self.roles.items():
            found.append(_definition("TLCRole", f"role_{number}", office))
        return found

    def agent(self, attendee: Attendee) -> tuple[str, str]:
        """Who it is, and in which role.

        Who is the person, the group, or the office whose holder is not known.
        """
        line, listed = self.lines[attendee.id]
        role = f"#role_{self.roles[_office(listed)]}"
        if listed.kind == "group":
            return f"#group_{line}", role
        return (f"#person_{line}" if listed.name else role), role


def _office(attendee: Attendee) -> str:
    """The office spoken in; without one, the role in the meeting."""
    return attendee.office or attendee.role_label or "Peserta"


def _definition(tag: str, key: str, label: str) -> Any:
    kind = tag.removeprefix("TLC").lower()
    href = f"/akn/ontology/{kind}/id/{slugify(label) or key}"
    return A(tag, eId=key, href=href, showAs=label)


def _meta(record: Record, cast: _Cast) -> Any:
    number_words = re.sub(r"[/.]", " ", record.number)
    name = slugify(number_words or record.title) or "rapat"
    work = f"/akn/id/debate/notula/{record.iso_date}/{name}"
    expression = f"{work}/{LANGUAGE}@{record.iso_date}"
    number = [A.FRBRnumber(value=record.number)] if record.number else []
    identification = A.identification(
        A.FRBRWork(
            *_level(f"{work}/!main", work, record),
            A.FRBRcountry(value="id"),
            A.FRBRsubtype(value="notula"),
            *number,
            A.FRBRname(value=record.title),
        ),
        A.FRBRExpression(
            *_level(f"{expression}/!main", expression, record),
            A.FRBRlanguage(language=LANGUAGE),
        ),
        A.FRBRManifestation(
            *_level(f"{expression}/!main.xml", f"{expression}.xml", record),
            A.FRBRformat(value=MEDIA_TYPE),
        ),
        source=ORGANIZER,
    )
    keyword = A.keyword(
        value=str(record.classification),
        showAs=record.classification_label,
        dictionary="#klasifikasi-keamanan",
    )
    return A.meta(
        identification,
        A.classification(keyword, source=ORGANIZER),
        A.references(*cast.definitions(), source=ORGANIZER),
    )


def _level(this: str, uri: str, record: Record) -> tuple[Any, ...]:
    return (
        A.FRBRthis(value=this),
        A.FRBRuri(value=uri),
        A.FRBRdate(date=record.iso_date, name="rapat"),
        A.FRBRauthor(href=ORGANIZER),
    )


def _preface(record: Record) -> Any:
    number = [A.p(A.docNumber(record.number))] if record.number else []
    particulars = {
        "periode": record.period,
        "surat-undangan": record.invitation,
        "waktu": record.time,
        "tempat": record.place,
        "cara": record.mode_label,
    }
    return A.preface(
        A.p(A.docType("NOTULA")),
        *number,
        A.p(A.docTitle(record.title)),
        A.p(A.docDate(record.date, date=record.iso_date)),
        *(A.block(text, name=name) for name, text in particulars.items() if text),
    )


def _body(record: Record, cast: _Cast) -> Any:
    attendance = A.rollCall(
        A.heading("Daftar Hadir"), *(_present(each, cast) for each in record.attendees)
    )
    parts = [attendance]
    if record.opening:
        opening = A.debateSection(A.heading("Kata Pembukaan"), name="opening")
        parts.append(_with(opening, _paragraphs(record.opening)))
    known = [each for each in record.agenda if each.title or each.turns]
    parts += [_section(section, cast) for section in known]
    if record.unassigned:
        parts.append(_section(record.unassigned, cast))
    if record.decisions:
        decisions = A.resolutions(A.heading("Keputusan/Kesimpulan"))
        parts.append(_with(decisions, map(_item, record.decisions)))
    if record.carried:
        parts.append(_duties("Tindak Lanjut Rapat Lalu", "carriedOver", record.carried))
    if record.followups:
        parts.append(_duties("Tindak Lanjut", "followUps", record.followups))
    if record.closing:
        closing = A.adjournment(A.heading("Penutup"))
        parts.append(_with(closing, _paragraphs(record.closing)))
    return A.debateBody(*parts)


def _present(attendee: Attendee, cast: _Cast) -> Any:
    who, role = cast.agent(attendee)
    line = A.p(A.person(attendee.introduction, {"refersTo": who, "as": role}))
    line[0].tail = f"; {attendee.remark}" if attendee.remark else None
    line.set("class", attendee.status)
    return line


def _section(section: Section, cast: _Cast) -> Any:
    found = A.debateSection(name="agendaItem" if section.id else "other")
    if section.number is not None:
        found.append(A.num(str(section.number)))
    found.append(A.heading(section.title or "Lain-lain"))
    if section.turns:  # printed only above what was said
        _with(found, _paragraphs(section.description))
    return _with(found, (_speech(turn, cast) for turn in section.turns))


def _speech(turn: Turn, cast: _Cast) -> Any:
    if turn.speaker is None:
        return _with(A.speech(by=ORGANIZER), map(_item, turn.items))
    who, role = cast.agent(turn.speaker)
    speaker = A("from", turn.speaker.introduction)
    speech = A.speech(speaker, {"by": who, "as": role})
    return _with(speech, map(_item, turn.items))


def _item(item: Item) -> Any:
    found = A.blockContainer()
    found.set("class", item.kind)
    if item.classification:
        found.set("title", item.classification_label)
    if item.ordinal_word:
        found.append(A.num(item.ordinal_word))
    found.append(A.heading(item.kind_label))
    _with(found, _paragraphs(item.text))
    if item.quote:
        quote = A.embeddedText(item.quote, startQuote="“", endQuote="”")
        found.append(A.p(quote))
    if item.addressees:
        addressees = A.block("; ".join(item.addressees), name="ditujukan-kepada")
        found.append(addressees)
    return found


def _duties(title: str, name: str, duties: tuple[Duty, ...]) -> Any:
    """A matrix of follow-ups as lines: a debate knows no tables of them."""
    lines = []
    for duty in duties:
        parts = {
            "butir": f"{duty.directive}, {duty.source}",
            "tindak-lanjut": duty.text,
            "penanggung-jawab": duty.lead,
            "instansi-terkait": duty.supporting,
            "tenggat": duty.due,
            "status": f"{duty.state_label}, {duty.percent}%",
            "kemajuan": duty.progress,
            "keterangan": duty.remark,
        }
        line = A.blockContainer(A.num(str(duty.number)))
        line.set("class", duty.state)
        if duty.classification:
            line.set("title", duty.classification_label)
        found = (A.block(text, name=key) for key, text in parts.items() if text)
        lines.append(_with(line, found))
    return _with(A.debateSection(A.heading(title), name=name), lines)


def _conclusions(record: Record, cast: _Cast) -> Any:
    recorder = record.recorder if record.letterhead.recorder_signs else None
    signatories = [each for each in (recorder, record.chair) if each]
    return A.conclusions(*(_signature(each, cast) for each in signatories))


def _signature(attendee: Attendee, cast: _Cast) -> Any:
    who, role = cast.agent(attendee)
    office = A.role(_office(attendee), refersTo=role)
    if not attendee.name:
        return A.p(A.signature(office))
    return A.p(A.signature(office, ", ", A.person(attendee.name, refersTo=who)))


def _paragraphs(text: str) -> list[Any]:
    return [A.p(line.strip()) for line in text.splitlines() if line.strip()]


def _with(parent: Any, children: Any) -> Any:
    parent.extend(list(children))
    return parent


def _number(debate: Any) -> None:
    """Give each part its ``eId``, as the naming convention has it: under its parent."""
    short = {
        "rollCall": "rollCall",
        "debateSection": "dbsect",
        "resolutions": "resolutions",
        "adjournment": "adjournment",
        "speech": "speech",
        "blockContainer": "blc",
    }
    counts: dict[str, int] = {}
    for element in debate.iter(*(f"{{{NAMESPACE}}}{tag}" for tag in short)):
        above = element.getparent().get("eId")
        own = short[etree.QName(element).localname]
        stem = f"{above}__{own}" if above else own
        counts[stem] = counts.get(stem, 0) + 1
        element.set("eId", f"{stem}_{counts[stem]}")
