"""Addresses of papers."""

from django.urls import path

from meetings.documents import (
    action_report_views,
    bundle_views,
    followup_matrix_views,
    issue_views,
    issued_report_views,
    letter_views,
    mail_views,
    verification_views,
    views,
)

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
    path(
        "laporan/tindak-lanjut/",
        followup_matrix_views.followup_matrix,
        name="followup_matrix",
    ),
    path(
        "laporan/tindak-lanjut.<str:suffix>",
        followup_matrix_views.followup_matrix_file,
        name="followup_matrix_file",
    ),
    path(
        "rencana-aksi/<int:pk>/laporan/<str:period>/",
        action_report_views.action_report,
        name="action_report",
    ),
    path(
        "rencana-aksi/<int:pk>/laporan/<str:period>.<str:suffix>",
        action_report_views.action_report_file,
        name="action_report_file",
    ),
    path(
        "rencana-aksi/<int:pk>/laporan/<str:period>/terbitkan/",
        issued_report_views.issue_action_report,
        name="issue_action_report",
    ),
    path(
        "laporan/tindak-lanjut/terbitkan/",
        issued_report_views.issue_matrix,
        name="issue_matrix",
    ),
    path(
        "laporan/terbit/<str:code>.pdf",
        issued_report_views.issued_report,
        name="issued_report",
    ),
    path("rapat/<int:pk>/undangan.pdf", letter_views.invitation, name="invitation"),
    path(
        "rapat/<int:pk>/undangan/pos-el/",
        mail_views.mail_invitation,
        name="mail_invitation",
    ),
    path("rapat/<int:pk>/terbitkan/", issue_views.issue, name="issue"),
    path("rapat/<int:pk>/edisi/", issue_views.editions, name="editions"),
    path(
        "rapat/<int:pk>/ralat/terbitkan/",
        issue_views.issue_errata,
        name="issue_errata",
    ),
    path("rapat/<int:pk>/cabut/", issue_views.withdraw, name="withdraw"),
    path("dokumen/<str:code>.pdf", issue_views.issued, name="issued"),
    path("verifikasi/", verification_views.verification, name="verification"),
    path("verifikasi/<str:code>/", verification_views.verify, name="verify"),
]
