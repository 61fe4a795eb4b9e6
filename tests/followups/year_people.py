"""Who lives through the year, and who holds which office when."""

from __future__ import annotations

import datetime as dt

from meetings.models import Appointment
from tests import factories as f

HANDOVER = dt.date(2026, 7, 1)
CLEARED = 3


class People:
    """Institutions, offices, officials and logins by name; ``users`` has their keys."""

    def __init__(self, forums) -> None:
        host, other = f.host(), f.InstitutionFactory(name="Badan Kedua")
        self.hosts = dict.fromkeys(forums, host) | {"restricted": other}
        self.forums = {
            name: f.SeriesFactory(institution=self.hosts[name], name=f"Forum {name}")
            for name in forums
        }
        self.topics = {
            name: f.TopicFactory(series=row) for name, row in self.forums.items()
        }
        names = ("water", "health", "roads")
        self.agencies = {
            each: f.InstitutionFactory(name=f"Dinas {each}") for each in names
        }
        self.head = f.PositionFactory(institution=self.agencies["water"])
        self.mayor = f.PositionFactory(name="Wali Kota Arunika")
        self.reader = f.OfficialFactory()
        self.officials = {}
        self.users = {}
        self.hold("mayor", self.mayor)
        self.hold("head", self.head)
        self.sign_up(host)

    def hold(self, name, position):
        """Two logins: who holds the office first, and who follows."""
        for when, starts in (("before", dt.date(2025, 1, 1)), ("after", None)):
            official = f.OfficialFactory()
            self.officials[f"{name} {when}"] = official
            user = f.user_with("official", official=official, clearance=CLEARED)
            self.users[f"{name} {when}"] = user.pk
            if starts:
                f.AppointmentFactory(
                    official=official, position=position, starts=starts
                )

    def sign_up(self, host):
        """``both`` is of the host's secretariat, and staff of the water agency."""
        for name, agency in self.agencies.items():
            cleared = int(name == "water")
            user = f.user_with("agency", institution=agency, clearance=cleared)
            self.users[name] = user.pk
        colleague = f.user_with("agency", institution=self.agencies["water"])
        both = f.user_with("secretariat", institution=host, clearance=CLEARED)
        both.grants.create(role="agency", institution=self.agencies["water"])
        self.users |= {
            "secretariat": f.user_with("secretariat", clearance=CLEARED).pk,
            "host": f.user_with("secretariat", institution=host, clearance=CLEARED).pk,
            "both": both.pk,
            "colleague": colleague.pk,
            "leader": f.user_with("leadership", clearance=CLEARED).pk,
            "reader": f.user_with("official", official=self.reader).pk,
            "outsider": f.user_with("official", official=f.OfficialFactory()).pk,
            "admin": f.user_with("admin").pk,
        }

    def hand_over(self):
        """Both offices pass to who follows."""
        for name, position in (("mayor", self.mayor), ("head", self.head)):
            Appointment.objects.filter(position=position).update(
                ends=HANDOVER - dt.timedelta(1)
            )
            f.AppointmentFactory(
                official=self.officials[f"{name} after"],
                position=position,
                starts=HANDOVER,
            )

    def login_of_chair(self, forum, day):
        when = "after" if day >= HANDOVER else "before"
        return f"{'head' if forum == 'restricted' else 'mayor'} {when}"

    def chair_on(self, forum, day):
        """Who chairs, and in which office."""
        office = self.head if forum == "restricted" else self.mayor
        return self.officials[self.login_of_chair(forum, day)], office
