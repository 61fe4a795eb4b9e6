import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from meetings.access.actions import UsernameTaken, create_admin
from meetings.access.models import Grant, User
from meetings.access.policy import Permission, can
from meetings.audit.models import AuditEvent, Verb

PASSWORD = "tujuh-belas-sungai"
PROMPT = "meetings.management.commands.create_admin.getpass"

pytestmark = pytest.mark.django_db


@pytest.fixture
def _password_in_environment(monkeypatch):
    monkeypatch.setenv("RAKOR_ADMIN_PASSWORD", PASSWORD)


def type_in(monkeypatch, *answers):
    """Answer the prompts for the password."""
    monkeypatch.delenv("RAKOR_ADMIN_PASSWORD", raising=False)
    replies = iter(answers)
    monkeypatch.setattr(PROMPT, lambda prompt: next(replies))


def end_of_input(prompt):
    raise EOFError


def test_the_new_admin_may_keep_the_set_up():
    user = create_admin("siti", "Siti Aminah", PASSWORD, by=None)

    assert can(user, Permission.MANAGE_SETUP) is True


def test_the_admin_role_is_the_only_one():
    user = create_admin("siti", "Siti Aminah", PASSWORD, by=None)

    assert list(user.grants.values_list("role", "institution")) == [
        (Grant.Role.ADMIN, None)
    ]


def test_the_password_works(client):
    create_admin("siti", "Siti Aminah", PASSWORD, by=None)

    assert client.login(username="siti", password=PASSWORD) is True


def test_it_is_audited():
    user = create_admin("siti", "Siti Aminah", PASSWORD, by=None)

    event = AuditEvent.objects.get()
    assert (event.verb, event.target_id, event.actor_name, event.details) == (
        Verb.SETUP_ADDED,
        str(user.pk),
        "sistem",
        {"role": "admin"},
    )


def test_a_name_is_taken_once():
    create_admin("siti", "Siti Aminah", PASSWORD, by=None)

    with pytest.raises(UsernameTaken):
        create_admin("siti", "Siti Lain", PASSWORD, by=None)


@pytest.mark.parametrize(
    ("username", "name", "password"),
    [
        ("siti", "Siti Aminah", "pendek"),
        ("siti aminah", "Siti Aminah", PASSWORD),
        ("siti", "", PASSWORD),
    ],
)
def test_unfit_values_make_no_login(username, name, password):
    with pytest.raises(ValidationError):
        create_admin(username, name, password, by=None)

    assert User.objects.count() == 0


@pytest.mark.usefixtures("_password_in_environment")
def test_the_command_reads_the_password_from_the_environment(client, capsys):
    call_command("create_admin", "siti", "--name=Siti Aminah")

    assert client.login(username="siti", password=PASSWORD) is True
    assert capsys.readouterr().out == "Akun admin “siti” dibuat.\n"


def test_the_command_asks_for_the_password(client, monkeypatch):
    type_in(monkeypatch, PASSWORD, PASSWORD)

    call_command("create_admin", "siti", "--name=Siti Aminah")

    assert client.login(username="siti", password=PASSWORD) is True


def test_the_command_refuses_two_different_passwords(monkeypatch):
    type_in(monkeypatch, PASSWORD, "sungai-yang-lain")

    with pytest.raises(CommandError, match="Kedua kata sandi tidak sama"):
        call_command("create_admin", "siti", "--name=Siti Aminah")


def test_without_a_terminal_the_command_says_what_to_set(monkeypatch):
    monkeypatch.delenv("RAKOR_ADMIN_PASSWORD", raising=False)
    monkeypatch.setattr(PROMPT, end_of_input)

    with pytest.raises(CommandError, match="isi RAKOR_ADMIN_PASSWORD"):
        call_command("create_admin", "siti", "--name=Siti Aminah")


@pytest.mark.usefixtures("_password_in_environment")
def test_the_command_refuses_a_name_that_is_taken():
    create_admin("siti", "Siti Aminah", PASSWORD, by=None)

    with pytest.raises(CommandError, match="“siti” sudah dipakai"):
        call_command("create_admin", "siti", "--name=Siti Aminah")


def test_the_command_tells_why_a_password_is_unfit(monkeypatch):
    monkeypatch.setenv("RAKOR_ADMIN_PASSWORD", "12345678")

    with pytest.raises(CommandError, match="umum") as refusal:
        call_command("create_admin", "siti", "--name=Siti Aminah")

    assert len(str(refusal.value).splitlines()) == 2
