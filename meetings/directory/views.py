"""Who is who today, and files of the directory, behind the sign-in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.directory.models import Appointment, Institution, Position, Stationery

PAGE_SIZE = 40


@require_safe
def logo(request: HttpRequest, pk: int) -> FileResponse:
    """The letterhead's picture of an institution: for everybody who is signed in."""
    stationery = get_object_or_404(Stationery.objects.exclude(logo=""), institution=pk)
    try:
        picture = stationery.logo.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(picture)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Institutions in protocol order, their offices and who holds them today."""
    query = " ".join(request.GET.get("q", "").split())[:100]
    page = Paginator(found(query), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "query": query}
    return render(request, "directory/people.html", context)


def found(query: str):
    """Active institutions of which each word is in a name of theirs, of an office or
    of a holder."""
    today = Appointment.objects.on(timezone.localdate()).select_related("official")
    positions = Position.objects.filter(active=True).prefetch_related(
        Prefetch("appointments", queryset=today, to_attr="held")
    )
    institutions = Institution.objects.active()
    for word in query.split():
        holders = today.filter(official__name__icontains=word).values("position")
        offices = Position.objects.filter(
            Q(name__icontains=word) | Q(short_name__icontains=word) | Q(pk__in=holders)
        )
        institutions = institutions.filter(
            Q(name__icontains=word)
            | Q(short_name__icontains=word)
            | Q(pk__in=offices.values("institution"))
        )
    return institutions.prefetch_related(Prefetch("positions", queryset=positions))
