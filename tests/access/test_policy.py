"""What each role may do."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from meetings.access.context import may
from meetings.access.policy import Permission, can, may_host, require
from meetings.directory.models import Institution
from tests import factories as f

ROLES = ("secretariat", "leadership", "official", "agency", "admin")
MAY = {
    Permission.CREATE_MEETING: {"secretariat"},
    Permission.RECORD: {"secretariat"},
    Permission.KEEP: {"secretariat"},
    Permission.APPROVE: {"leadership"},  # and who chaired
    Permission.ISSUE: {"secretariat"},
    Permission.FOLLOW_UP: {"secretariat"},
    Permission.VERIFY: {"secretariat", "leadership"},
    Permission.MANAGE_SETUP: {"admin"},
    Permission.MANAGE_DIRECTORY: {"admin"},  # and a secretariat of all institutions
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_may_do_its_own_and_no_more(host, permission, role):
    user = f.user_with(role, institution=host)

    assert can(user, permission) is (role in MAY[permission])


def test_a_central_secretariat_records_every_meeting(meeting, secretariat):
    assert can(secretariat, Permission.RECORD, meeting) is True


def test_a_secretariat_of_an_institution_records_its_meetings(meeting, host):
    user = f.user_with("secretariat", institution=host)

    assert can(user, Permission.RECORD, meeting) is True


def test_it_records_no_other_institutions_meetings(meeting):
    user = f.user_with("secretariat", institution=f.InstitutionFactory())

    assert can(user, Permission.RECORD, meeting) is False


@pytest.mark.parametrize("permission", Permission)
def test_without_signing_in_one_may_nothing(permission):
    assert can(AnonymousUser(), permission) is False


def test_a_user_switched_off_may_nothing(secretariat):
    secretariat.is_active = False

    assert can(secretariat, Permission.CREATE_MEETING) is False


def test_what_is_not_allowed_is_denied(leader, meeting):
    with pytest.raises(PermissionDenied):
        require(leader, Permission.RECORD, meeting)


def test_what_is_allowed_passes(secretariat, meeting):
    assert require(secretariat, Permission.RECORD, meeting) is None


def test_grants_are_read_once_for_each_request(
    secretariat, meeting, django_assert_num_queries
):
    with django_assert_num_queries(
        2
    ):  # The grants, and whether the minutes are closed.
        for permission in Permission:
            can(secretariat, permission, meeting)


def test_a_central_secretariat_hosts_for_every_institution(secretariat, host):
    f.InstitutionFactory()

    assert may_host(secretariat, Institution.objects.all()).count() == 2


def test_a_secretariat_of_an_institution_hosts_for_it(host):
    f.InstitutionFactory()
    user = f.user_with("secretariat", institution=host)

    assert list(may_host(user, Institution.objects.all())) == [host]


def test_a_reader_hosts_for_none(leader, host):
    assert may_host(leader, Institution.objects.all()).count() == 0


def test_a_template_may_ask_what_the_reader_may_do(admin_user):
    request = RequestFactory().get("/")
    request.user = admin_user

    assert dict(may(request)["may"]) == {
        "create_meeting": False,
        "record": False,
        "keep": False,
        "approve": False,
        "issue": False,
        "follow_up": False,
        "verify": False,
        "manage_setup": True,
        "manage_directory": True,
    }


def test_a_template_that_does_not_ask_reads_nothing(
    admin_user, django_assert_num_queries
):
    request = RequestFactory().get("/")
    request.user = admin_user

    with django_assert_num_queries(0):
        may(request)


def test_an_error_page_without_a_user_may_nothing():
    assert not any(dict(may(RequestFactory().get("/"))["may"]).values())


def test_a_user_is_called_by_name(db):
    user = f.UserFactory(name="Rina Ayu")

    names = {str(user), user.get_full_name(), user.get_short_name()}

    assert names == {"Rina Ayu"}


def test_a_user_without_a_name_is_called_by_login(db):
    assert str(f.UserFactory(name="", username="rina")) == "rina"


def test_a_grant_reads_as_user_and_role(secretariat):
    assert str(secretariat.grants.get()) == f"{secretariat.name}: Sekretariat"
