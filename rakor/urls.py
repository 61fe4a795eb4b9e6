"""Wiring only: the admin site of set-up data and the app."""

from django.contrib import admin
from django.urls import include, path

handler400 = "meetings.home.bad_request"
handler403 = "meetings.home.permission_denied"
handler404 = "meetings.home.page_not_found"
handler500 = "meetings.home.server_error"

urlpatterns = [
    path("pengaturan/", admin.site.urls),
    path("", include("meetings.urls")),
]
