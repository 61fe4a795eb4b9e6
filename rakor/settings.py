"""Settings of Rakor: one file, the production block at the end.

Environment variables are listed in README.md.
"""

from pathlib import Path

import bootstrap_wrapper
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from rakor import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("RAKOR_DATA_DIR", str(BASE_DIR / "var")))

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY", "insecure-development-key" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY, or DEBUG=1 for development.")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
# Everybody gets one page (503), until the variable is gone and Rakor restarted.
MAINTENANCE = env.flag("RAKOR_MAINTENANCE", default=False)

INSTALLED_APPS = [
    "meetings.apps.RakorAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "meetings.apps.RakorStaticConfig",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "meetings.apps.MeetingsConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "rakor.maintenance.MaintenanceMiddleware",  # before all that reads the database
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "meetings.access.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "meetings.access.middleware.SealedAnswer",
]

ROOT_URLCONF = "rakor.urls"
WSGI_APPLICATION = "rakor.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "meetings.access.context.may",
            ],
        },
    },
]

DATABASES = {
    "default": env.database(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'rakor.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "meetings.User"
AUTHENTICATION_BACKENDS = ["meetings.access.backend.WithGrants"]
LOGIN_URL = "access:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "access:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("RAKOR_STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", bootstrap_wrapper.get_bootstrap_dir()),
]
# Uploads have no URL of their own: they are served through a view and its access rule.
MEDIA_ROOT = DATA_DIR / "uploads"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# Work after the answer. Without a worker it is done within the request.
WORKER = env.flag("RAKOR_WORKER", default=False)
TASKS = {
    "default": {
        "BACKEND": (
            "django_tasks_db.DatabaseBackend"
            if WORKER
            else "django_tasks.backends.immediate.ImmediateBackend"
        )
    }
}
# Without a mail server the app offers no e-mail: EMAIL_HOST is empty then.
MAIL = env.mail(env.text("RAKOR_MAIL_URL"))
EMAIL_HOST, EMAIL_PORT = MAIL["host"], MAIL["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["user"], MAIL["password"]
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["starttls"], MAIL["tls"]
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.text("RAKOR_MAIL_FROM", "rakor@localhost")

# The certificate of electronic signatures; without one nothing is signed here.
SIGNING_P12 = env.text("RAKOR_SIGNING_P12")
SIGNING_PASSWORD = env.text("RAKOR_SIGNING_PASSWORD")
SIGNING_TSA = env.text("RAKOR_SIGNING_TSA")
SIGNING_ROOTS = env.text("RAKOR_SIGNING_ROOTS")

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's own icons are data URIs in its CSS
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12  # a working day: nobody is signed out mid-meeting
CSRF_FAILURE_VIEW = "meetings.home.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # WeasyPrint and fontTools tell of every property that they pass over.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        # pyHanko tells of every certificate that leads to no root.
        "pyhanko": {"level": "ERROR"},
    },
}

# Production: everything that needs HTTPS. HTTPS=0 is for a server inside an office
# network without a certificate, and for tests over plain HTTP.
HTTPS = env.flag("HTTPS", default=not DEBUG)
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in env.words("ALLOWED_HOSTS")]

# Where the site is read, for links in what is written without a request.
SITE_ADDRESS = env.text(
    "RAKOR_ADDRESS", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}"
).rstrip("/")
