"""Security classification of records (klasifikasi keamanan)."""

from django.db import models


class Classification(models.IntegerChoices):
    """From open to closed. Numbers, because a clearance is compared with it."""

    ORDINARY = 0, "Biasa"
    RESTRICTED = 1, "Terbatas"
    CONFIDENTIAL = 2, "Rahasia"
    SECRET = 3, "Sangat rahasia"
