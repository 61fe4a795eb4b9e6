"""Addresses of follow-ups."""

from django.urls import path

from meetings.followups import (
    action_plan_views,
    action_views,
    carried_views,
    deciding_views,
    delegating_views,
    due_feed_views,
    notice_views,
    overview_views,
    planning_views,
    reporting_views,
    views,
)

app_name = "followups"

urlpatterns = [
    path("tindak-lanjut/", views.list_followups, name="list"),
    path("tindak-lanjut/ikhtisar/", overview_views.overview, name="overview"),
    path("tindak-lanjut/tugas/", views.work, name="work"),
    path("tindak-lanjut/menunggu/", views.waiting, name="waiting"),
    path("pemberitahuan/", notice_views.notices, name="notices"),
    path("pemberitahuan/dibaca/", notice_views.read_notices, name="read_notices"),
    path("tindak-lanjut/teks/", notice_views.digest_text, name="digest_text"),
    path("tindak-lanjut/<int:pk>/teks/", notice_views.text, name="text"),
    path("tindak-lanjut/kalender/", due_feed_views.own_feed, name="own_feed"),
    path(
        "tindak-lanjut/kalender/cabut/", due_feed_views.revoke_feed, name="revoke_feed"
    ),
    path("tenggat/<str:token>.ics", due_feed_views.due_feed, name="due_feed"),
    path("tindak-lanjut/<int:pk>/", views.followup, name="followup"),
    path("arahan/<int:pk>/tindak-lanjut/", views.of_directive, name="of_directive"),
    path("rapat/<int:pk>/tindak-lanjut/", views.of_meeting, name="of_meeting"),
    path("rapat/<int:pk>/tindak-lanjut-lalu/", carried_views.carried, name="carried"),
    path("rapat/<int:pk>/tindak-lanjut-lalu/ambil/", carried_views.carry, name="carry"),
    path("tindak-lanjut-lalu/<int:pk>/", carried_views.decide, name="decide"),
    path("arahan/<int:pk>/tindak-lanjut/tambah/", planning_views.add, name="add"),
    path("tindak-lanjut/<int:pk>/ubah/", planning_views.edit, name="edit"),
    path("tindak-lanjut/<int:pk>/tenggat/", planning_views.give_date, name="give_date"),
    path("tindak-lanjut/<int:pk>/lapor/", reporting_views.report, name="report"),
    path("data-dukung/<int:pk>/", reporting_views.evidence, name="evidence"),
    path(
        "data-dukung/<int:pk>/pratinjau/",
        reporting_views.evidence_preview,
        name="evidence_preview",
    ),
    path("rencana-aksi/", action_plan_views.action_plans, name="action_plans"),
    path("rencana-aksi/susun/", action_plan_views.add_plan, name="add_plan"),
    path("rencana-aksi/<int:pk>/", action_plan_views.action_plan, name="action_plan"),
    path("rencana-aksi/<int:pk>/ubah/", action_plan_views.edit_plan, name="edit_plan"),
    path(
        "rencana-aksi/<int:pk>/butir/tambah/",
        action_views.add_action,
        name="add_action",
    ),
    path(
        "rencana-aksi/butir/<int:pk>/ubah/",
        action_views.edit_action,
        name="edit_action",
    ),
    path(
        "rencana-aksi/butir/<int:pk>/hapus/",
        action_views.remove_action,
        name="remove_action",
    ),
    path(
        "rencana-aksi/butir/<int:pk>/capaian/<str:period>/",
        action_views.achievement,
        name="achievement",
    ),
    path("tindak-lanjut/<int:pk>/verifikasi/", deciding_views.verify, name="verify"),
    path(
        "tindak-lanjut/<int:pk>/kembalikan/", deciding_views.send_back, name="send_back"
    ),
    path("tindak-lanjut/<int:pk>/batalkan/", deciding_views.cancel, name="cancel"),
    path("tindak-lanjut/<int:pk>/limpahkan/", delegating_views.offer, name="offer"),
    path("pelimpahan/<int:pk>/terima/", delegating_views.accept, name="accept"),
    path("pelimpahan/<int:pk>/tolak/", delegating_views.refuse, name="refuse"),
    path("pelimpahan/<int:pk>/tarik/", delegating_views.withdraw, name="withdraw"),
]
