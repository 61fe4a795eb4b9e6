"""Addresses of the meeting as a document and of its directives."""

from django.urls import path

from meetings.minutes import (
    check_views,
    confirmation_views,
    correction_views,
    directive_views,
    reading_views,
    review_views,
    speaker_views,
    views,
    workbench_views,
)

app_name = "minutes"

urlpatterns = [
    path("rapat/<int:pk>/", views.meeting, name="meeting"),
    path("rapat/<int:pk>/notula/ubah/", views.edit, name="edit"),
    path("rapat/<int:pk>/teks/", reading_views.text, name="text"),
    path("arahan/<int:pk>/", reading_views.directive, name="directive"),
    path("jabatan/<int:pk>/", reading_views.office, name="office"),
    path("pejabat/<int:pk>/", reading_views.official, name="official"),
    path("instansi/<int:pk>/", reading_views.institution, name="institution"),
    path("pokok-bahasan/<int:pk>/", reading_views.topic, name="topic"),
    path("rapat/<int:pk>/meja/", workbench_views.workbench, name="workbench"),
    path("rapat/<int:pk>/meja/catat/", workbench_views.note, name="note"),
    path("rapat/<int:pk>/pemeriksaan/", check_views.checks, name="checks"),
    path(
        "rapat/<int:pk>/konfirmasi/",
        confirmation_views.confirmations,
        name="confirmations",
    ),
    path(
        "kehadiran/<int:pk>/konfirmasi/",
        confirmation_views.confirmation_link,
        name="confirmation_link",
    ),
    path(
        "kehadiran/<int:pk>/konfirmasi/cabut/",
        confirmation_views.revoke_link,
        name="revoke_link",
    ),
    path(
        "usulan/<int:pk>/terima/",
        confirmation_views.accept_proposal,
        name="accept_proposal",
    ),
    path(
        "usulan/<int:pk>/tolak/",
        confirmation_views.refuse_proposal,
        name="refuse_proposal",
    ),
    path("konfirmasi/<slug:token>/", speaker_views.confirm, name="confirm"),
    path("rapat/<int:pk>/klasifikasi/", views.reclassify, name="reclassify"),
    path("rapat/<int:pk>/tinjauan/", review_views.review, name="review"),
    path("rapat/<int:pk>/tinjauan/ajukan/", review_views.submit, name="submit"),
    path("rapat/<int:pk>/tinjauan/catat/", review_views.comment, name="comment"),
    path("rapat/<int:pk>/tinjauan/setujui/", review_views.approve, name="approve"),
    path(
        "rapat/<int:pk>/tinjauan/kembalikan/", review_views.send_back, name="send_back"
    ),
    path("rapat/<int:pk>/tinjauan/buka/", review_views.reopen, name="reopen"),
    path("catatan-tinjauan/<int:pk>/selesai/", review_views.resolve, name="resolve"),
    path("rapat/<int:pk>/ralat/", correction_views.corrections, name="corrections"),
    path(
        "rapat/<int:pk>/ralat/usulkan/",
        correction_views.propose_correction,
        name="propose_correction",
    ),
    path(
        "ralat/<int:pk>/tolak/",
        correction_views.refuse_correction,
        name="refuse_correction",
    ),
    path(
        "rapat/<int:pk>/butir/tambah/",
        directive_views.add_directive,
        name="add_directive",
    ),
    path(
        "arahan/<int:pk>/ubah/", directive_views.edit_directive, name="edit_directive"
    ),
    path(
        "arahan/<int:pk>/pindah/",
        directive_views.move_directive,
        name="move_directive",
    ),
    path(
        "arahan/<int:pk>/hapus/",
        directive_views.remove_directive,
        name="remove_directive",
    ),
    path(
        "arahan/<int:pk>/riwayat/",
        directive_views.directive_history,
        name="directive_history",
    ),
    path(
        "arahan/<int:pk>/pulihkan/",
        directive_views.restore_directive,
        name="restore_directive",
    ),
]
