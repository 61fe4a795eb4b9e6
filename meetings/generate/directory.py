"""Put the made-up city into the directory, once."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from meetings.agenda.models import Series, Topic
from meetings.directory.models import (
    Appointment,
    Institution,
    Official,
    Position,
    Stationery,
)
from meetings.generate.city import City


@dataclass(frozen=True)
class Directory:
    """The rows of the city, each list in the order of the city's own."""

    institutions: list[Institution]
    positions: list[Position]
    officials: list[Official]
    series: list[Series]
    topics: dict[tuple[int, str], Topic]  # by place of the series and title


def settle(city: City) -> Directory:
    """The city's rows; what is missing is made, what is there stays as it is."""
    institutions = settle_institutions(city)
    positions = settle_positions(city, institutions)
    officials = settle_officials(city)
    settle_appointments(city, positions, officials)
    series = [
        Series.objects.get_or_create(
            institution=institutions[forum.host],
            name=forum.name,
            defaults={"place": city.places[0], "legal_basis": "Data rekaan."},
        )[0]
        for forum in city.forums
    ]
    topics = {
        (place, title): Topic.objects.get_or_create(series=series[place], title=title)[
            0
        ]
        for place, forum in enumerate(city.forums)
        for title in forum.topics
    }
    return Directory(institutions, positions, officials, series, topics)


def settle_institutions(city: City) -> list[Institution]:
    """Institutions, parents before children, those that host with a letterhead."""
    made: dict[str, Institution] = {}
    hosts = {forum.host for forum in city.forums}
    for place, body in enumerate(city.bodies):
        fields = asdict(body) | {"parent": made.get(body.parent)}
        made[body.name], _ = Institution.objects.get_or_create(
            name=fields.pop("name"), defaults=fields
        )
        if place in hosts:
            Stationery.objects.get_or_create(
                institution=made[body.name],
                defaults={
                    "government": f"Pemerintah Kota {city.name}",
                    "address": f"Jalan Antah Berantah Nomor {place}, {city.name}",
                    "postal_code": "00000",
                    "website": "antahraya.example",
                    "recorder_signs": place % 2 == 0,
                },
            )
    return list(made.values())


def settle_positions(city: City, institutions: list[Institution]) -> list[Position]:
    return [
        Position.objects.get_or_create(
            institution=institutions[office.body],
            name=office.name,
            defaults={
                "short_name": office.short_name,
                "protocol_order": office.protocol_order,
            },
        )[0]
        for office in city.offices
    ]


def settle_officials(city: City) -> list[Official]:
    """People; known again by their number, or by name and service without one."""
    return [
        Official.objects.get_or_create(
            service=person.service,
            number=person.number,
            **({} if person.number else {"name": person.name}),
            defaults=asdict(person),
        )[0]
        for person in city.people
    ]


def settle_appointments(
    city: City, positions: list[Position], officials: list[Official]
) -> None:
    """Who held what, unless anybody has been appointed to one of these offices."""
    if Appointment.objects.filter(position__in=positions).exists():
        return
    Appointment.objects.bulk_create(
        Appointment(
            official=officials[tenure.person],
            position=positions[place],
            capacity=tenure.capacity,
            starts=tenure.starts,
            ends=tenure.ends,
            decree="rekaan",
        )
        for place, office in enumerate(city.offices)
        for tenure in office.tenures
    )
