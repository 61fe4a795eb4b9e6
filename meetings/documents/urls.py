"""Addresses of papers."""

from django.urls import path

from meetings.documents import bundle_views, letter_views, mail_views, views

app_name = "documents"

urlpatterns = [
    path("rapat/<int:pk>/notula.pdf", views.notula, name="notula"),
    path("rapat/<int:pk>/notula/", views.notula_preview, name="notula_preview"),
    path("rapat/<int:pk>/dokumen/", views.overview, name="overview"),
    path("rapat/<int:pk>/notula.docx", views.draft, name="draft"),
    path(
        "rapat/<int:pk>/daftar-hadir.pdf",
        views.attendance_list,
        name="attendance_list",
    ),
    path("rapat/<int:pk>/petikan.pdf", views.extract, name="extract"),
    path("rapat/<int:pk>/matriks.pdf", views.matrix, name="matrix"),
    path("forum/<int:pk>/bundel.pdf", bundle_views.bundle, name="bundle"),
    path("forum/<int:pk>/bundel/", bundle_views.choose_bundle, name="choose_bundle"),
    path("rapat/<int:pk>/undangan.pdf", letter_views.invitation, name="invitation"),
    path(
        "rapat/<int:pk>/undangan/pos-el/",
        mail_views.mail_invitation,
        name="mail_invitation",
    ),
]
