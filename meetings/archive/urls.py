"""Addresses of the archive."""

from django.urls import path

from meetings.archive import export_views, views

app_name = "archive"

urlpatterns = [
    path("cari/", views.find, name="search"),
    path("cari/unduh/<str:form>/", export_views.export, name="export"),
    path("cari/unduhan/", export_views.exports, name="exports"),
    path("cari/unduhan/<uuid:uuid>/", export_views.exported, name="exported"),
]
