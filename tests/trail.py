"""What the trail says."""

from meetings.audit.models import AuditEvent


def verbs() -> list[str]:
    """Every act in the trail, oldest first."""
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def last_event() -> AuditEvent:
    return AuditEvent.objects.latest("pk")
