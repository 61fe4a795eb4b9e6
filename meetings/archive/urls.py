"""Addresses of the archive."""

from django.urls import path

from meetings.archive import (
    browse_views,
    export_views,
    feed_views,
    saving_views,
    views,
)

app_name = "archive"

urlpatterns = [
    path("cari/", views.find, name="search"),
    path("arsip/", browse_views.browse, name="browse"),
    path("arsip/instansi/", browse_views.addressees, name="addressees"),
    path("arsip/kalender/", browse_views.month, name="month"),
    path("arsip/arus/", browse_views.flow, name="flow"),
    path("arsip/pokok-bahasan/<int:pk>/", browse_views.timeline, name="timeline"),
    path("arsip/butir/<int:pk>/terkait/", browse_views.related, name="related"),
    path("cari/simpan/", saving_views.save_search, name="save_search"),
    path("cari/tersimpan/", saving_views.saved_searches, name="saved_searches"),
    path("cari/tersimpan/<int:pk>/buka/", saving_views.open_search, name="open_search"),
    path("cari/tersimpan/<int:pk>/ubah/", saving_views.edit_search, name="edit_search"),
    path(
        "cari/tersimpan/<int:pk>/hapus/",
        saving_views.remove_search,
        name="remove_search",
    ),
    path("cari/tersimpan/<int:pk>/umpan/", saving_views.make_feed, name="make_feed"),
    path(
        "cari/tersimpan/<int:pk>/umpan/cabut/",
        saving_views.revoke_feed,
        name="revoke_feed",
    ),
    path("umpan/<str:token>/atom.xml", feed_views.atom_feed, name="atom_feed"),
    path(
        "umpan/<str:token>/kalender.ics",
        feed_views.calendar_feed,
        name="calendar_feed",
    ),
    path("cari/unduh/<str:form>/", export_views.export, name="export"),
    path("cari/unduhan/", export_views.exports, name="exports"),
    path("cari/unduhan/<uuid:uuid>/", export_views.exported, name="exported"),
]
