"""The one app, the admin site of set-up data, and which static files are collected."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "Rakor"

    def ready(self) -> None:
        from meetings.archive import following  # needs the models
        from meetings.followups import carrying_over  # needs the models

        following.start()
        carrying_over.start()


class RakorAdminConfig(AdminConfig):
    default_site = "meetings.admin_site.SetupSite"


class RakorStaticConfig(StaticFilesConfig):
    """Of Bootstrap and htmx only the files that the pages load."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap-*",
        "*.rtl.*",
        "bootstrap.css*",
        "bootstrap*.js*",
        "django-htmx.js",
        "ext",
        "htmax-*",
        "htmx-4*",
        "htmx-2.js",
    ]
