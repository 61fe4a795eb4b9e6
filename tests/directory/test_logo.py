"""The letterhead's picture, behind the sign-in."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from meetings.directory.models import Stationery
from tests.directory.test_check_picture import PNG


@pytest.fixture
def url(host):
    paper = Stationery(institution=host)
    paper.logo.save("kota.png", ContentFile(PNG))
    return reverse("directory:logo", args=[host.pk])


def test_everybody_signed_in_may_see_it(client_of, outsider, url):
    response = client_of(outsider).get(url)

    assert (response.status_code, b"".join(response)) == (200, PNG)


def test_it_is_served_as_what_it_is(client_of, outsider, url):
    headers = client_of(outsider).get(url).headers

    served = headers["Content-Type"], headers["X-Content-Type-Options"]
    assert served == ("image/png", "nosniff")


def test_without_signing_in_one_is_asked_to(url):
    response = Client().get(url)

    assert response.url == f"/masuk/?next={url}"


def test_an_institution_without_a_letterhead_has_none(client_of, outsider, host):
    response = client_of(outsider).get(reverse("directory:logo", args=[host.pk]))

    assert response.status_code == 404


def test_a_letterhead_without_a_picture_has_none(client_of, outsider, host):
    Stationery.objects.create(institution=host)

    response = client_of(outsider).get(reverse("directory:logo", args=[host.pk]))

    assert response.status_code == 404


def test_a_lost_file_is_not_found(client_of, outsider, host, url):
    default_storage.delete(host.stationery.logo.name)

    assert client_of(outsider).get(url).status_code == 404


def test_it_is_only_read(client_of, outsider, url):
    assert client_of(outsider).post(url).status_code == 405
