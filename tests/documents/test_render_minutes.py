"""``manage.py render_minutes``: the minutes without a browser."""

import pytest
from django.core.management import CommandError, ManagementUtility, call_command
from pypdf import PdfReader

from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def chaired(meeting):
    chair = f.AttendanceFactory(meeting=meeting, role="chair", name="Sari")
    f.DirectiveFactory(meeting=meeting, speaker=chair, text="Pompa disiagakan.")
    meeting.number = "300/17/2026"
    meeting.save()
    return meeting


@pytest.fixture
def output(tmp_path):
    return tmp_path / "notula.pdf"


def render(meeting, output, **more):
    call_command("render_minutes", str(meeting), output=output, **more)


def text(output):
    return " ".join(page.extract_text() for page in PdfReader(output).pages)


def test_a_meeting_is_found_by_its_number(chaired, output):
    render("300/17/2026", output)

    assert "Pompa disiagakan." in text(output)


def test_a_meeting_is_found_by_its_id(chaired, output):
    render(chaired.pk, output)

    assert "Pompa disiagakan." in text(output)


def test_a_number_goes_before_an_id(chaired, output):
    other = f.MeetingFactory(title="Rapat Lain", number=str(chaired.pk))
    f.AttendanceFactory(meeting=other, role="chair")

    render(chaired.pk, output)

    assert "Rapat Lain" in text(output)


def test_it_tells_how_much_it_wrote(chaired, output, capsys):
    render(chaired.pk, output)

    told = capsys.readouterr().out
    assert told == f"{output}: {output.stat().st_size} bita\n"


def test_printing_is_audited_as_done_by_the_system(chaired, output):
    render(chaired.pk, output)

    event = last_event()
    told = (event.verb, event.actor_name, event.details)
    assert told == ("minutes.printed", "sistem", {"bytes": output.stat().st_size})


def test_nothing_is_held_back_by_class(chaired, output):
    f.DirectiveFactory(meeting=chaired, text="Sandi pos.", classification=3)

    render(chaired.pk, output)

    assert "Sandi pos." in text(output)


def test_what_was_removed_is_left_out(chaired, output):
    f.DirectiveFactory(
        meeting=chaired, text="Sudah dihapus.", removed_at="2026-03-10T00:00Z"
    )

    render(chaired.pk, output)

    assert "Sudah dihapus." not in text(output)


@pytest.mark.parametrize(("paper", "height"), [("f4", 330), ("a4", 297)])
def test_another_paper_may_be_chosen(chaired, output, paper, height):
    render(chaired.pk, output, paper=paper)

    points = PdfReader(output).pages[0].mediabox.height
    assert round(float(points) / 72 * 25.4) == height


def test_a_paper_that_does_not_exist_is_refused(chaired, output):
    with pytest.raises(CommandError, match="invalid choice: 'a5'"):
        call_command(
            "render_minutes", str(chaired.pk), f"--output={output}", "--paper=a5"
        )


@pytest.mark.parametrize("unknown", ["404", "", "300/99", "9" * 30, "-1", "²"])
def test_an_unknown_meeting_is_told(db, output, unknown):
    with pytest.raises(CommandError, match="Tidak ada rapat bernomor atau ber-id"):
        render(unknown, output)


def test_an_ambiguous_number_lists_the_meetings(chaired, output):
    other = f.MeetingFactory(number=chaired.number)

    with pytest.raises(CommandError) as refusal:
        render(chaired.number, output)

    told = [line.split(":")[0] for line in str(refusal.value).splitlines()[1:]]
    assert told == [f"- id {each.pk}" for each in (chaired, other)]


def test_an_incomplete_record_lists_what_is_missing(meeting, output):
    with pytest.raises(CommandError) as refusal:
        render(meeting.pk, output)

    address = f"/rapat/{meeting.pk}/daftar-hadir/"
    assert str(refusal.value).splitlines() == [
        f"Notula “{meeting}” belum dapat dicetak:",
        f"- Pimpinan rapat belum ditentukan. ({address})",
        f"- Belum ada peserta yang tercatat hadir. ({address})",
    ]


def test_an_incomplete_record_writes_nothing(meeting, output):
    with pytest.raises(CommandError):
        render(meeting.pk, output)

    assert (output.exists(), verbs()) == (False, [])


def test_a_file_that_cannot_be_written_is_told(chaired, tmp_path):
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        render(chaired.pk, tmp_path)

    assert verbs() == []


def test_a_refusal_exits_with_one(db, output):
    line = ["manage.py", "render_minutes", "404", f"--output={output}"]

    with pytest.raises(SystemExit) as end:
        ManagementUtility(line).execute()

    assert end.value.code == 1
