"""The addresses of the app, room by room."""

from django.urls import include, path

from meetings import home
from meetings.archive.api import addresses as api

urlpatterns = [
    path("", home.home, name="home"),
    path("perlu-dilengkapi/", home.lacking, name="lacking"),
    path("", include("meetings.access.urls")),
    path("", include("meetings.directory.urls")),
    path("", include("meetings.agenda.urls")),
    path("", include("meetings.minutes.urls")),
    path("", include("meetings.followups.urls")),
    path("", include("meetings.documents.urls")),
    path("", include("meetings.archive.urls")),
    path("api/v1/", api.urls),
]
