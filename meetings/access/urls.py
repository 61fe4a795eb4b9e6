"""Addresses of signing in and out."""

from django.urls import path

from meetings.access import token_views, views

app_name = "access"

urlpatterns = [
    path("masuk/", views.SignIn.as_view(), name="sign_in"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("kata-sandi/", views.ChangePassword.as_view(), name="change_password"),
    path(
        "kata-sandi/selesai/",
        views.change_password_done,
        name="change_password_done",
    ),
    path("akun/token/", token_views.tokens, name="tokens"),
    path("akun/token/<int:pk>/cabut/", token_views.revoke_token, name="revoke_token"),
]
