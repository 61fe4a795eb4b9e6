"""Addresses of who is who."""

from django.urls import path

from meetings.directory import views

app_name = "directory"

urlpatterns = [
    path("siapa/", views.people, name="people"),
    path("instansi/<int:pk>/logo/", views.logo, name="logo"),
]
