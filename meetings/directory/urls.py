"""Addresses of who is who."""

from django.urls import path, register_converter

from meetings.directory import exchange_views, manage_views, merge_views, views

register_converter(merge_views.EntryKind, "entry_kind")

app_name = "directory"

urlpatterns = [
    path("siapa/", views.people, name="people"),
    path("instansi/<int:pk>/logo/", views.logo, name="logo"),
    path("direktori/", manage_views.manage, name="manage"),
    path(
        "direktori/instansi/tambah/",
        manage_views.add_institution,
        name="add_institution",
    ),
    path(
        "direktori/instansi/<int:pk>/",
        manage_views.institution,
        name="manage_institution",
    ),
    path(
        "direktori/instansi/<int:pk>/ubah/",
        manage_views.edit_institution,
        name="edit_institution",
    ),
    path(
        "direktori/instansi/<int:pk>/jabatan/tambah/",
        manage_views.add_position,
        name="add_position",
    ),
    path(
        "direktori/jabatan/<int:pk>/ubah/",
        manage_views.edit_position,
        name="edit_position",
    ),
    path(
        "direktori/jabatan/<int:pk>/pergantian/",
        manage_views.hand_over,
        name="hand_over",
    ),
    path("direktori/impor/", exchange_views.import_file, name="import_file"),
    path(
        "direktori/impor/<uuid:uuid>/",
        exchange_views.review_import,
        name="review_import",
    ),
    path(
        "direktori/impor/<uuid:uuid>/terapkan/",
        exchange_views.apply_import,
        name="apply_import",
    ),
    path("direktori/ganda/", merge_views.twins, name="twins"),
    path(
        "direktori/<entry_kind:kind>/<int:pk>/gabung/", merge_views.merge, name="merge"
    ),
    path(
        "direktori/<entry_kind:kind>/<int:pk>/pisah/",
        merge_views.undo_merge,
        name="undo_merge",
    ),
    path("direktori/ekspor/", exchange_views.export, name="export"),
    path("direktori/pejabat/", manage_views.officials, name="manage_officials"),
    path("direktori/pejabat/tambah/", manage_views.add_official, name="add_official"),
    path(
        "direktori/pejabat/<int:pk>/ubah/",
        manage_views.edit_official,
        name="edit_official",
    ),
]
