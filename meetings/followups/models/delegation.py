"""One institution hands what it must do to another."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.directory.models import Institution

STANDING = ("offered", "accepted")


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def accepted(self) -> DelegationQuerySet:
        return self.filter(state="accepted")

    def standing(self) -> DelegationQuerySet:
        """Those offered or accepted."""
        return self.filter(state__in=STANDING)

    def came_back(self) -> DelegationQuerySet:
        """Those refused, when nothing has been done on the follow-up since."""
        last = models.OuterRef("followup__version")
        steps = apps.get_model("meetings", "Progress").objects.filter(
            followup=models.OuterRef("followup"), kind="refused", number=last
        )
        same = self.model.objects.filter(followup=models.OuterRef("followup"))
        newest = same.order_by("-answered_at", "-pk").values("pk")[:1]
        refused = self.filter(state="refused", pk=models.Subquery(newest))
        return refused.filter(models.Exists(steps))


class Delegation(models.Model):
    """A follow-up that the leading institution offers to another one (pelimpahan).

    Accepted, the other one has the duty as well; the leading one still answers for it.
    """

    class State(models.TextChoices):
        OFFERED = "offered", "Ditawarkan"
        ACCEPTED = "accepted", "Diterima"
        REFUSED = "refused", "Ditolak"
        WITHDRAWN = "withdrawn", "Ditarik"

    followup = models.ForeignKey(
        "meetings.FollowUp", on_delete=models.PROTECT, related_name="delegations"
    )
    giver = models.ForeignKey(
        Institution,
        verbose_name="yang melimpahkan",
        on_delete=models.PROTECT,
        related_name="delegations_given",
    )
    to = models.ForeignKey(
        Institution,
        verbose_name="dilimpahkan kepada",
        on_delete=models.PROTECT,
        related_name="delegations_taken",
    )
    note = models.CharField("keterangan", max_length=500, blank=True)
    state = models.CharField(
        "keadaan", max_length=10, choices=State, default=State.OFFERED
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField("ditawarkan pada", auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField("dijawab pada", null=True)
    reason = models.CharField("alasan", max_length=500, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "pelimpahan"
        verbose_name_plural = "pelimpahan"
        ordering = ["followup", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["followup"],
                condition=Q(state__in=STANDING),
                name="a_follow_up_is_delegated_to_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="offered", answered_by__isnull=True, answered_at__isnull=True
                )
                | (
                    ~Q(state="offered")
                    & Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="an_answered_delegation_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""),
                name="a_refused_delegation_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Pelimpahan {self.followup_id} kepada {self.to}"
