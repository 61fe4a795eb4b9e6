"""Uploaded files: checked by content, size and name, stored under random names."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

MAX_PICTURE_BYTES = 2 * 1024 * 1024
MAX_PICTURE_PIXELS = 4000 * 4000
PICTURE_SUFFIXES = {"PNG": ".png", "JPEG": ".jpg"}


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
