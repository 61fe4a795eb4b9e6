"""Uploaded pictures: content, size and name."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from meetings.uploads import MAX_PICTURE_BYTES, check_picture, picture_path


def picture(kind, size=(8, 8)):
    buffer = io.BytesIO()
    Image.new("RGB", size, "navy").save(buffer, kind)
    return buffer.getvalue()


def png_that_claims(width, height):
    """A whole PNG of a few bytes that says it is so large."""

    def chunk(name, data):
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = (
        chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


PNG, JPEG = picture("PNG"), picture("JPEG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def upload(name, content):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", PNG),
        ("LOGO.PNG", PNG),
        ("logo.jpg", JPEG),
        ("logo.jpeg", JPEG),
        ("logo.png", PNG + b"\0" * (MAX_PICTURE_BYTES - len(PNG))),
    ],
)
def test_a_picture_is_accepted_and_can_be_read_again(name, content):
    file = upload(name, content)

    check_picture(file)

    assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", SVG),
        ("logo.jpg", HTML),
        ("logo.png", b""),
        ("logo.png", PNG[:40]),
        ("logo.jpg", JPEG[:20]),
        ("logo.png", picture("GIF")),
        ("logo.png", picture("BMP")),
    ],
)
def test_what_is_no_picture_is_refused(name, content):
    with pytest.raises(ValidationError, match="bukan gambar PNG atau JPEG"):
        check_picture(upload(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.html", PNG),
        ("logo.svg", PNG),
        ("logo", PNG),
        ("logo.jpg", PNG),
        ("logo.png", JPEG),
    ],
)
def test_a_name_that_does_not_fit_its_content_is_refused(name, content):
    with pytest.raises(ValidationError, match="tidak sesuai dengan isinya"):
        check_picture(upload(name, content))


def test_a_file_above_two_megabytes_is_refused():
    content = PNG + b"\0" * MAX_PICTURE_BYTES

    with pytest.raises(ValidationError, match="lebih besar dari 2 MB"):
        check_picture(upload("logo.png", content))


@pytest.mark.parametrize("size", [(4001, 4000), (9_000, 9_000), (50_000, 50_000)])
def test_too_many_pixels_are_refused_unpacked(size):
    with pytest.raises(ValidationError, match="melebihi 4000 × 4000 piksel"):
        check_picture(upload("logo.png", png_that_claims(*size)))


def test_a_picture_is_stored_under_a_random_name():
    first, second = (picture_path(None, "rahasia.png") for _ in range(2))

    assert (first == second, "rahasia" in first) == (False, False)


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.png", ".png"), ("a.JPEG", ".jpg"), ("a.html", ".jpg")]
)
def test_a_stored_name_ends_as_a_picture(name, suffix):
    stored = picture_path(None, name)

    assert stored == f"pictures/{stored[9:41]}{suffix}"
