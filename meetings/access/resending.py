"""A form that was sent with the token of an earlier session, ready to be sent again.

Signing in changes the token; a page that stood open in another tab still has the old
one. What came from a page of our own is shown and sent again with one press, never by
itself; what came from elsewhere is only refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field
SECRET = re.compile(r"pass|sandi|secret|otp", re.IGNORECASE)
# Keys, versions and choices; the rest is what somebody typed.
NO_WORDS = re.compile(r"[a-z0-9_-]*")


@dataclass(frozen=True)
class Sent:
    """What can be sent again."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]  # field, and names of the files to choose again
    has_secrets: bool  # left out: they are typed again

    @property
    def words(self) -> list[str]:
        return [value for _, value in self.fields if not NO_WORDS.fullmatch(value)]


def sent_again(request: HttpRequest) -> Sent | None:
    """What a signed-in user sent from a page of ours; None for everything else."""
    user = getattr(request, "user", None)
    if request.method != "POST" or not is_own(request):
        return None
    if user is None or not user.is_authenticated:
        return None
    names = [name for name in request.POST if name != TOKEN]
    return Sent(
        address=request.get_full_path(),
        fields=tuple(
            (name, str(value))
            for name in names
            if not SECRET.search(name)
            for value in request.POST.getlist(name)
        ),
        files=tuple(
            (name, ", ".join(str(each.name) for each in uploads))
            for name, uploads in request.FILES.lists()
        ),
        has_secrets=any(SECRET.search(name) for name in names),
    )


def is_own(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent it."""
    headers = request.headers
    try:
        source = urlsplit(headers.get("Origin") or headers.get("Referer", ""))
    except ValueError:
        return False
    schemes = {"https"} if request.is_secure() else {"http", "https"}
    return source.scheme in schemes and source.netloc == request.get_host()
