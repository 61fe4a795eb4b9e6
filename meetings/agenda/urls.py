"""Addresses of meetings, their agenda and attendance."""

from django.urls import path

from meetings.agenda import (
    attachment_views,
    attendance_views,
    check_in_views,
    invitation_views,
    item_views,
    marking_views,
    signature_views,
    start_views,
    views,
)

app_name = "agenda"

urlpatterns = [
    path("rapat/", views.list_meetings, name="list"),
    path("rapat/baru/", start_views.create, name="create"),
    path("rapat/tanggal/", start_views.understand_date, name="understand_date"),
    path("rapat/<int:pk>/ubah/", views.edit, name="edit"),
    path("rapat/<int:pk>/status/", views.change_status, name="change_status"),
    path("rapat/<int:pk>/lampiran/", attachment_views.attachments, name="attachments"),
    path("rapat/<int:pk>/lampiran/unggah/", attachment_views.attach, name="attach"),
    path("lampiran/<int:pk>/", attachment_views.attachment, name="attachment"),
    path("lampiran/<int:pk>/gambar/", attachment_views.preview, name="preview"),
    path(
        "lampiran/<int:pk>/ubah/",
        attachment_views.edit_attachment,
        name="edit_attachment",
    ),
    path(
        "lampiran/<int:pk>/hapus/",
        attachment_views.remove_attachment,
        name="remove_attachment",
    ),
    path(
        "lampiran/<int:pk>/pulihkan/",
        attachment_views.restore_attachment,
        name="restore_attachment",
    ),
    path("rapat/<int:pk>/rapat.ics", invitation_views.calendar, name="calendar"),
    path(
        "rapat/<int:pk>/undangan/teks/",
        invitation_views.invitation_text,
        name="invitation_text",
    ),
    path(
        "rapat/<int:pk>/undangan/",
        invitation_views.edit_invitation,
        name="edit_invitation",
    ),
    path("rapat/<int:pk>/acara/", item_views.items, name="items"),
    path("rapat/<int:pk>/acara/tambah/", item_views.add_item, name="add_item"),
    path("acara/<int:pk>/ubah/", item_views.edit_item, name="edit_item"),
    path("acara/<int:pk>/pindah/", item_views.move_item, name="move_item"),
    path("acara/<int:pk>/hapus/", item_views.remove_item, name="remove_item"),
    path(
        "rapat/<int:pk>/daftar-hadir/", attendance_views.attendance, name="attendance"
    ),
    path(
        "rapat/<int:pk>/daftar-hadir/tambah/<slug:kind>/",
        attendance_views.add_attendance,
        name="add_attendance",
    ),
    path(
        "rapat/<int:pk>/daftar-hadir/undang/", marking_views.invite_list, name="invite"
    ),
    path(
        "rapat/<int:pk>/daftar-hadir/cepat/", marking_views.add_found, name="add_found"
    ),
    path(
        "rapat/<int:pk>/daftar-hadir/semua-hadir/",
        marking_views.mark_all,
        name="mark_all",
    ),
    path("rapat/<int:pk>/presensi/", check_in_views.check_in, name="check_in"),
    path(
        "rapat/<int:pk>/presensi/buka/",
        check_in_views.open_check_in,
        name="open_check_in",
    ),
    path(
        "rapat/<int:pk>/presensi/tutup/",
        check_in_views.close_check_in,
        name="close_check_in",
    ),
    path(
        "rapat/<int:pk>/presensi/kode.svg",
        check_in_views.check_in_code,
        name="check_in_code",
    ),
    path("hadir/<slug:token>/", check_in_views.attend, name="attend"),
    path("hadir/<slug:token>/tanda-tangan/", signature_views.sign, name="sign"),
    path(
        "kehadiran/<int:pk>/tanda-tangan/", signature_views.signature, name="signature"
    ),
    path(
        "kehadiran/<int:pk>/tanda-tangan/hapus/",
        signature_views.erase_signature,
        name="erase_signature",
    ),
    path("kehadiran/<int:pk>/tandai/", marking_views.mark, name="mark"),
    path("kehadiran/<int:pk>/diwakili/", marking_views.represent, name="represent"),
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
