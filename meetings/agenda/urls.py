"""Addresses of meetings, their agenda and attendance."""

from django.urls import path

from meetings.agenda import attendance_views, invitation_views, views

app_name = "agenda"

urlpatterns = [
    path("rapat/", views.list_meetings, name="list"),
    path("rapat/baru/", views.create, name="create"),
    path("rapat/<int:pk>/ubah/", views.edit, name="edit"),
    path("rapat/<int:pk>/status/", views.change_status, name="change_status"),
    path(
        "rapat/<int:pk>/undangan/",
        invitation_views.edit_invitation,
        name="edit_invitation",
    ),
    path("rapat/<int:pk>/acara/", views.items, name="items"),
    path("rapat/<int:pk>/acara/tambah/", views.add_item, name="add_item"),
    path("acara/<int:pk>/ubah/", views.edit_item, name="edit_item"),
    path("acara/<int:pk>/pindah/", views.move_item, name="move_item"),
    path("acara/<int:pk>/hapus/", views.remove_item, name="remove_item"),
    path(
        "rapat/<int:pk>/daftar-hadir/", attendance_views.attendance, name="attendance"
    ),
    path(
        "rapat/<int:pk>/daftar-hadir/tambah/<slug:kind>/",
        attendance_views.add_attendance,
        name="add_attendance",
    ),
    path(
        "kehadiran/<int:pk>/ubah/",
        attendance_views.edit_attendance,
        name="edit_attendance",
    ),
    path(
        "kehadiran/<int:pk>/pindah/",
        attendance_views.move_attendance,
        name="move_attendance",
    ),
    path(
        "kehadiran/<int:pk>/hapus/",
        attendance_views.remove_attendance,
        name="remove_attendance",
    ),
]
