"""Addresses of papers."""

from django.urls import path

from meetings.documents import letter_views, mail_views, views

app_name = "documents"

urlpatterns = [
    path("rapat/<int:pk>/notula.pdf", views.notula, name="notula"),
    path("rapat/<int:pk>/notula/", views.notula_preview, name="notula_preview"),
    path("rapat/<int:pk>/undangan.pdf", letter_views.invitation, name="invitation"),
    path(
        "rapat/<int:pk>/undangan/pos-el/",
        mail_views.mail_invitation,
        name="mail_invitation",
    ),
]
