"""Institutions and the paper that they write on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from meetings.directory.numbering import check_pattern
from meetings.uploads import check_picture, picture_path


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def active(self) -> InstitutionQuerySet:
        return self.filter(active=True)


class Institution(models.Model):
    """A body that meets, sends people or is directed (instansi)."""

    class Kind(models.TextChoices):
        REGIONAL_GOVERNMENT = "regional_government", "Pemerintah daerah"
        DPRD = "dprd", "DPRD"
        TNI = "tni", "TNI"
        POLRI = "polri", "Polri"
        PROSECUTION = "prosecution", "Kejaksaan"
        COURT = "court", "Pengadilan"
        REGIONAL_SECRETARIAT = "regional_secretariat", "Sekretariat daerah"
        DPRD_SECRETARIAT = "dprd_secretariat", "Sekretariat DPRD"
        INSPECTORATE = "inspectorate", "Inspektorat"
        DINAS = "dinas", "Dinas"
        BADAN = "badan", "Badan"
        SATPOL_PP = "satpol_pp", "Satuan Polisi Pamong Praja"
        KECAMATAN = "kecamatan", "Kecamatan"
        KELURAHAN = "kelurahan", "Kelurahan"
        VERTICAL_AGENCY = "vertical_agency", "Instansi vertikal"
        BUMD = "bumd", "BUMD"
        COMMUNITY = "community", "Lembaga masyarakat"
        OTHER = "other", "Lainnya"

    name = models.CharField("nama", max_length=200, unique=True)
    short_name = models.CharField("nama singkat", max_length=60, blank=True)
    kind = models.CharField("jenis", max_length=30, choices=Kind)
    parent = models.ForeignKey(
        "self",
        verbose_name="instansi induk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    is_forkopimda = models.BooleanField("anggota Forkopimda", default=False)
    protocol_order = models.PositiveIntegerField(
        "urutan protokol", default=1000, help_text="Kecil lebih dahulu."
    )
    active = models.BooleanField("aktif", default=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name="digabungkan ke",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
    )
    uuid = models.UUIDField(null=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ["protocol_order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | (Q(active=False) & ~Q(merged_into=F("id"))),
                name="a_merged_institution_rests_in_another",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="an_institution_is_not_its_own_parent",
                violation_error_message=(
                    "Instansi tidak dapat menjadi induknya sendiri."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Stationery(models.Model):
    """Letterhead, paper, margins and signing habits of an institution (kop naskah)."""

    class Paper(models.TextChoices):
        A4 = "a4", "A4 (210 × 297 mm)"
        F4 = "f4", "F4 (215 × 330 mm)"

    institution = models.OneToOneField(
        Institution,
        verbose_name="instansi",
        on_delete=models.CASCADE,
        related_name="stationery",
    )
    government = models.CharField(
        "baris pertama kop", max_length=200, blank=True, help_text="PEMERINTAH KOTA …"
    )
    institution_line = models.CharField(
        "baris nama instansi",
        max_length=200,
        blank=True,
        help_text="Kosong berarti nama instansi.",
    )
    address = models.CharField("alamat", max_length=300, blank=True)
    postal_code = models.CharField("kode pos", max_length=10, blank=True)
    phone = models.CharField("telepon", max_length=60, blank=True)
    email = models.EmailField("pos-el", blank=True)
    website = models.CharField("laman", max_length=100, blank=True)
    logo = models.FileField(
        "logo",
        upload_to=picture_path,
        validators=[check_picture],
        blank=True,
        help_text="PNG atau JPEG, paling besar 2 MB.",
    )
    paper = models.CharField("kertas", max_length=2, choices=Paper, default=Paper.A4)
    margin_top = models.PositiveSmallIntegerField("tepi atas (mm)", default=20)
    margin_right = models.PositiveSmallIntegerField("tepi kanan (mm)", default=20)
    margin_bottom = models.PositiveSmallIntegerField("tepi bawah (mm)", default=25)
    margin_left = models.PositiveSmallIntegerField("tepi kiri (mm)", default=30)
    recorder_signs = models.BooleanField("pencatat ikut menandatangani", default=False)
    number_pattern = models.CharField(
        "pola nomor notula",
        max_length=80,
        blank=True,
        validators=[check_pattern],
        help_text=(
            "Misalnya 400.14.6/{nomor:3}/{kode}/{tahun}. {nomor} berurut per tahun,"
            " {nomor:3} selalu tiga angka, {bulan} angka Romawi. Kosong: notula terbit"
            " dengan nomor yang diisi pada rapatnya, atau tanpa nomor."
        ),
    )
    number_code = models.CharField(
        "kode dalam nomor", max_length=40, blank=True, help_text="Isi {kode}."
    )

    class Meta:
        verbose_name = "kop dan kertas"
        verbose_name_plural = "kop dan kertas"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    margin_top__range=(5, 60),
                    margin_right__range=(5, 60),
                    margin_bottom__range=(10, 60),
                    margin_left__range=(5, 60),
                ),
                name="margins_leave_room_for_text",
                violation_error_message=(
                    "Tepi halaman harus antara 5 dan 60 mm (bawah mulai 10)."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Kop {self.institution}"
