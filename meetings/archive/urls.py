"""Addresses of the archive."""

from django.urls import path

from meetings.archive import views

app_name = "archive"

urlpatterns = [
    path("cari/", views.find, name="search"),
]
