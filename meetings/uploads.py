"""Uploaded files: checked by content, size and name, stored under random names."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PICTURE_BYTES = 2 * 1024 * 1024
MAX_PICTURE_PIXELS = 4000 * 4000
PICTURE_SUFFIXES = {"PNG": ".png", "JPEG": ".jpg"}

MAX_DOCUMENT_BYTES = 25 * 1024 * 1024
MAX_PHOTO_PIXELS = 60_000_000
MAX_SIGNATURE_BYTES = 256 * 1024
MAX_SIGNATURE_PIXELS = 2000 * 1000
SIGNATURE_PIXELS = (600, 200)  # sharp in a cell of the printed list
PREVIEW_PIXELS = (960, 960)  # sharp at half a page's width on paper
# Suffix: media type. A photo is known by Pillow, a PDF by its first bytes, an office
# document by the part that its archive must hold.
PHOTOS = {"JPEG": ("image/jpeg", {".jpg", ".jpeg"}), "PNG": ("image/png", {".png"})}
OFFICE = {
    ".docx": ("word/", "wordprocessingml.document"),
    ".xlsx": ("xl/", "spreadsheetml.sheet"),
    ".pptx": ("ppt/", "presentationml.presentation"),
}
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."


def picture_path(instance: Any, filename: str) -> str:
    """A random name; the suffix follows the content, which was checked before."""
    suffix = ".png" if filename.lower().endswith(".png") else ".jpg"
    return f"pictures/{uuid.uuid4().hex}{suffix}"


def check_picture(upload: Any) -> None:
    """Raise ValidationError unless it is a PNG or JPEG of a reasonable size."""
    if getattr(upload, "_committed", False):
        return  # stored: checked when it came, and perhaps lost since
    if upload.size > MAX_PICTURE_BYTES:
        raise ValidationError("Berkas gambar lebih besar dari 2 MB.")
    try:
        upload.seek(0)
        with Image.open(upload, formats=list(PICTURE_SUFFIXES)) as picture:
            kind, (width, height) = picture.format, picture.size
            if width * height > MAX_PICTURE_PIXELS:
                raise ValidationError("Gambar melebihi 4000 × 4000 piksel.")
            picture.verify()
    except Image.DecompressionBombError as error:
        raise ValidationError("Gambar melebihi 4000 × 4000 piksel.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError("Berkas ini bukan gambar PNG atau JPEG.") from error
    finally:
        upload.seek(0)
    suffixes = (".jpg", ".jpeg") if kind == "JPEG" else (".png",)
    if not upload.name.lower().endswith(suffixes):
        raise ValidationError("Nama berkas tidak sesuai dengan isinya (PNG atau JPEG).")


def document_path(instance: Any, filename: str) -> str:
    """A random name without a suffix: nothing guesses a type from it."""
    return f"documents/{uuid.uuid4().hex}"


def export_path(instance: Any, filename: str) -> str:
    return f"exports/{uuid.uuid4().hex}"


def preview_path(instance: Any, filename: str) -> str:
    return f"previews/{uuid.uuid4().hex}.jpg"


def document_type(upload: Any) -> str:
    """The media type of a document by its content.

    Raises ValidationError unless it is a PDF, DOCX, XLSX, PPTX, JPEG or PNG of up to
    25 MB whose name says the same.
    """
    if upload.size > MAX_DOCUMENT_BYTES:
        raise ValidationError("Berkas lebih besar dari 25 MB.")
    if not upload.size:
        raise ValidationError("Berkas ini kosong.")
    suffix = "." + upload.name.rpartition(".")[2].lower()
    media_type, suffixes = pdf_type(upload) or photo_type(upload) or office_type(upload)
    if suffix not in suffixes:
        raise ValidationError("Nama berkas tidak sesuai dengan isinya.")
    return media_type


def pdf_type(upload: Any) -> tuple[str, set[str]] | None:
    upload.seek(0)
    start = upload.read(5)
    upload.seek(0)
    return ("application/pdf", {".pdf"}) if start == b"%PDF-" else None


def photo_type(upload: Any) -> tuple[str, set[str]] | None:
    try:
        with Image.open(upload, formats=list(PHOTOS)) as picture:
            kind, (width, height) = str(picture.format), picture.size
            if width * height > MAX_PHOTO_PIXELS:
                raise ValidationError("Gambar melebihi 60 megapiksel.")
            picture.verify()
    except Image.DecompressionBombError as error:
        raise ValidationError("Gambar melebihi 60 megapiksel.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None
    finally:
        upload.seek(0)
    return PHOTOS[kind]


def office_type(upload: Any) -> tuple[str, set[str]]:
    """Only the archive's list of names is read: nothing is unpacked."""
    try:
        with zipfile.ZipFile(upload) as archive:
            names = archive.namelist()[:1000]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        names = []
    finally:
        upload.seek(0)
    if "[Content_Types].xml" in names:
        for suffix, (part, name) in OFFICE.items():
            if any(each.startswith(part) for each in names):
                return OFFICE_TYPE + name, {suffix}
    raise ValidationError(
        "Jenis berkas ini tidak diterima. Unggah PDF, DOCX, XLSX, PPTX, JPEG, atau PNG."
    )


def sha256_of(upload: Any) -> str:
    """Of the whole content, as 64 hex digits."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def preview_of(upload: Any) -> ContentFile[bytes]:
    """A small upright JPEG of a photo, without what the camera wrote into it."""
    with Image.open(upload) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail(PREVIEW_PIXELS)
    small = io.BytesIO()
    upright.save(small, "JPEG", quality=82)
    upload.seek(0)
    return ContentFile(small.getvalue(), name="preview.jpg")


def signature_of(upload: Any) -> ContentFile[bytes]:
    """A drawn signature painted anew: grey on white, cut to its strokes.

    Raises ValidationError unless it is a PNG of up to 256 KB with something on it.
    """
    if upload.size > MAX_SIGNATURE_BYTES:
        raise ValidationError("Gambar tanda tangan lebih besar dari 256 KB.")
    try:
        # Half a picture, too, would be opened: WeasyPrint tells Pillow to be lenient.
        Image.open(upload, formats=["PNG"]).verify()
        with Image.open(upload, formats=["PNG"]) as picture:
            if picture.width * picture.height > MAX_SIGNATURE_PIXELS:
                raise ValidationError(
                    "Gambar tanda tangan melebihi 2000 × 1000 piksel."
                )
            drawn = picture.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise ValidationError("Gambar tanda tangan terlalu besar.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError("Berkas ini bukan gambar PNG.") from error
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    grey = paper.convert("L")
    strokes = ImageOps.invert(grey).getbbox()
    if strokes is None:
        raise ValidationError("Bidang tanda tangan masih kosong.")
    small = grey.crop(strokes)
    small.thumbnail(SIGNATURE_PIXELS)
    own = io.BytesIO()
    small.save(own, "PNG", optimize=True)
    return ContentFile(own.getvalue(), name="signature.png")


def redrawn(content: bytes) -> bytes:
    """A stored picture in a form that every reader knows; b"" when it is broken."""
    drawn = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=list(PICTURE_SUFFIXES)) as picture:
            if picture.format == "JPEG":  # of whatever colours
                picture.convert("RGB").save(drawn, "JPEG", quality=90)
            else:
                picture.save(drawn, "PNG")
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return b""
    return drawn.getvalue()
