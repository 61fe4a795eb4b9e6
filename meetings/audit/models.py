"""What was done: one append-only, hash-chained list."""

from __future__ import annotations

from django.db import models

from meetings.constraints import AppendOnly


class Verb(models.TextChoices):
    """What an auditor may ask about; stored as ``thing.act``."""

    SIGNED_IN = "user.signed_in", "masuk"
    SIGN_IN_FAILED = "user.sign_in_failed", "gagal masuk"
    SIGNED_OUT = "user.signed_out", "keluar"
    PASSWORD_CHANGED = "user.password_changed", "mengganti kata sandi"
    TOKEN_MADE = "api_token.made", "membuat token API"
    TOKEN_REVOKED = "api_token.revoked", "mencabut token API"
    SETUP_ADDED = "setup.added", "menambah data induk"
    SETUP_CHANGED = "setup.changed", "mengubah data induk"
    SETUP_REMOVED = "setup.removed", "menghapus data induk"
    OFFICE_HANDED_OVER = "position.handed_over", "mengganti pemegang jabatan"
    ENTRIES_MERGED = "directory.merged", "menggabungkan entri ganda"
    MERGE_UNDONE = "directory.merge_undone", "membatalkan penggabungan entri"
    DIRECTORY_IMPORTED = "directory.imported", "mengimpor direktori"
    DIRECTORY_EXPORTED = "directory.exported", "mengekspor direktori"
    MEETING_CREATED = "meeting.created", "membuat rapat"
    MEETING_EDITED = "meeting.edited", "mengubah rapat"
    MEETING_STATUS_CHANGED = "meeting.status_changed", "mengubah status rapat"
    MEETING_RECLASSIFIED = "meeting.reclassified", "mengubah klasifikasi rapat"
    ITEM_ADDED = "agenda_item.added", "menambah mata acara"
    ITEM_EDITED = "agenda_item.edited", "mengubah mata acara"
    ITEM_MOVED = "agenda_item.moved", "memindahkan mata acara"
    ITEM_REMOVED = "agenda_item.removed", "menghapus mata acara"
    ATTENDANCE_ADDED = "attendance.added", "menambah daftar hadir"
    ATTENDANCE_EDITED = "attendance.edited", "mengubah daftar hadir"
    ATTENDANCE_MOVED = "attendance.moved", "memindahkan baris daftar hadir"
    ATTENDANCE_REMOVED = "attendance.removed", "menghapus baris daftar hadir"
    ATTACHMENT_ADDED = "attachment.added", "mengunggah lampiran"
    ATTACHMENT_EDITED = "attachment.edited", "mengubah lampiran"
    ATTACHMENT_REMOVED = "attachment.removed", "menghapus lampiran"
    ATTACHMENT_RESTORED = "attachment.restored", "memulihkan lampiran"
    ATTACHMENT_READ = "attachment.read", "membuka lampiran berklasifikasi"
    ATTENDANCE_INVITED = "attendance.invited", "mengundang menurut daftar undangan"
    ATTENDANCE_MARKED = "attendance.marked", "menandai kehadiran"
    ATTENDANCE_MARKED_ALL = "attendance.marked_all", "menandai kehadiran sekaligus"
    ATTENDANCE_REPRESENTED = "attendance.represented", "mencatat wakil"
    CHECK_IN_OPENED = "check_in.opened", "membuka presensi mandiri"
    CHECK_IN_CLOSED = "check_in.closed", "menutup presensi mandiri"
    CHECKED_IN = "attendance.checked_in", "mengisi presensi mandiri"
    SIGNED = "attendance.signed", "membubuhkan tanda tangan"
    SIGNATURE_ERASED = "attendance.signature_erased", "menghapus tanda tangan"
    INVITATION_EDITED = "invitation.edited", "mengubah surat undangan"
    INVITATION_PRINTED = "invitation.printed", "mencetak surat undangan"
    INVITATION_MAILED = "invitation.mailed", "mengirim undangan lewat pos-el"
    MINUTES_EDITED = "minutes.edited", "mengubah notula"
    MINUTES_SUBMITTED = "minutes.submitted", "mengajukan notula untuk ditinjau"
    MINUTES_REMARKED = "minutes.remarked", "memberi catatan pada notula"
    REMARK_RESOLVED = "minutes.remark_resolved", "menyelesaikan catatan peninjau"
    MINUTES_SENT_BACK = "minutes.sent_back", "mengembalikan notula"
    MINUTES_APPROVED = "minutes.approved", "menyetujui notula"
    MINUTES_REOPENED = "minutes.reopened", "membuka kembali persetujuan notula"
    MINUTES_ISSUED = "minutes.issued", "menerbitkan notula"
    ERRATUM_PROPOSED = "erratum.proposed", "mengusulkan ralat"
    ERRATUM_REFUSED = "erratum.refused", "menolak ralat"
    ERRATA_ISSUED = "erratum.issued", "menerbitkan ralat"
    MINUTES_WITHDRAWN = "minutes.withdrawn", "mencabut notula"
    ISSUED_READ = "issued_document.read", "membuka notula terbit berklasifikasi"
    DIRECTIVE_ADDED = "directive.added", "menambah butir"
    DIRECTIVE_EDITED = "directive.edited", "mengubah butir"
    DIRECTIVE_MOVED = "directive.moved", "memindahkan butir"
    DIRECTIVE_REMOVED = "directive.removed", "menghapus butir"
    DIRECTIVE_RESTORED = "directive.restored", "memulihkan butir"
    CONFIRMATION_LINK_MADE = "confirmation_link.made", "membuat tautan konfirmasi"
    CONFIRMATION_LINK_REVOKED = (
        "confirmation_link.revoked",
        "mencabut tautan konfirmasi",
    )
    DIRECTIVE_CONFIRMED = "directive.confirmed", "mengonfirmasi butir"
    WORDING_PROPOSED = "wording.proposed", "mengusulkan bunyi butir"
    WORDING_ACCEPTED = "wording.accepted", "menerima usulan bunyi butir"
    WORDING_REFUSED = "wording.refused", "menolak usulan bunyi butir"
    FOLLOW_UP_ADDED = "follow_up.added", "menetapkan tindak lanjut"
    FOLLOW_UP_EDITED = "follow_up.edited", "mengubah tindak lanjut"
    FOLLOW_UP_DATED = "follow_up.dated", "menetapkan tenggat tindak lanjut"
    PROGRESS_REPORTED = "follow_up.progressed", "melaporkan kemajuan tindak lanjut"
    FOLLOW_UP_PROPOSED = "follow_up.proposed", "mengusulkan tindak lanjut selesai"
    FOLLOW_UP_VERIFIED = "follow_up.verified", "memverifikasi tindak lanjut"
    FOLLOW_UP_RETURNED = "follow_up.returned", "mengembalikan laporan tindak lanjut"
    FOLLOW_UP_CANCELLED = "follow_up.cancelled", "membatalkan tindak lanjut"
    CARRIED_OVER = "carried_over.taken", "mengambil tindak lanjut rapat lalu"
    CARRIED_DECIDED = "carried_over.decided", "memutuskan tindak lanjut rapat lalu"
    DELEGATION_OFFERED = "delegation.offered", "menawarkan pelimpahan tindak lanjut"
    DELEGATION_ACCEPTED = "delegation.accepted", "menerima pelimpahan tindak lanjut"
    DELEGATION_REFUSED = "delegation.refused", "menolak pelimpahan tindak lanjut"
    DELEGATION_WITHDRAWN = (
        "delegation.withdrawn",
        "menarik tawaran pelimpahan tindak lanjut",
    )
    PLAN_ADDED = "action_plan.added", "menyusun rencana aksi"
    PLAN_EDITED = "action_plan.edited", "mengubah rencana aksi"
    ACTION_ADDED = "planned_action.added", "menambah butir rencana aksi"
    ACTION_EDITED = "planned_action.edited", "mengubah butir rencana aksi"
    ACTION_REMOVED = "planned_action.removed", "menghapus butir rencana aksi"
    ACHIEVEMENT_WRITTEN = "achievement.written", "mengisi capaian rencana aksi"
    REMINDER_SENT = "reminder.sent", "mengirim pengingat tindak lanjut"
    DUE_FEED_MADE = "due_feed.made", "membuat alamat kalender tenggat"
    DUE_FEED_REVOKED = "due_feed.revoked", "mencabut alamat kalender tenggat"
    EVIDENCE_READ = "evidence.read", "membuka data dukung berklasifikasi"
    RECORD_READ = "record.read", "membaca rekaman berklasifikasi"
    FOLLOWUPS_EXPORTED = "follow_up.exported", "mengunduh matriks tindak lanjut"
    PLAN_EXPORTED = "action_plan.exported", "mengunduh laporan rencana aksi"
    REPORT_ISSUED = "report.issued", "menerbitkan laporan"
    MINUTES_PRINTED = "minutes.printed", "mencetak notula"
    SEARCH_SAVED = "saved_search.saved", "menyimpan pencarian"
    SEARCH_EDITED = "saved_search.edited", "mengubah pencarian tersimpan"
    SEARCH_OPENED = "saved_search.opened", "membuka pencarian tersimpan"
    SEARCH_REMOVED = "saved_search.removed", "menghapus pencarian tersimpan"
    FEED_MADE = "feed.made", "membuat alamat umpan"
    FEED_REVOKED = "feed.revoked", "mencabut alamat umpan"
    DIGEST_SENT = "digest.sent", "mengirim ringkasan pencarian"
    RESULTS_EXPORTED = "search.exported", "mengunduh hasil pencarian"
    DEMO_LOADED = "demo.loaded", "memuat data demo"
    DATA_GENERATED = "data.generated", "membuat data rekaan"


class AuditEvent(models.Model):
    """One act: who did what to which thing, when, chained to the act before it."""

    at = models.DateTimeField("waktu", db_index=True)
    # Plain values, not keys: an event outlives the rows that it speaks of.
    actor_id = models.BigIntegerField("id pelaku", null=True)
    actor_name = models.CharField("pelaku", max_length=200)
    verb = models.CharField("perbuatan", max_length=40, choices=Verb)
    target_type = models.CharField("jenis objek", max_length=40)
    target_id = models.CharField("id objek", max_length=40)
    target_label = models.CharField("objek", max_length=300)
    details = models.JSONField("rincian", default=dict)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["target_type", "target_id"])]
        constraints = [AppendOnly(name="audit_events_are_append_only")]

    def __str__(self) -> str:
        # Without the label: it may be classified, and the admin's pages print this.
        thing = f"{self.target_type} {self.target_id}"
        return f"{self.actor_name} {self.get_verb_display()}: {thing}"
