"""What rows are called where a person may meet them."""

from tests import factories as f


def test_each_row_says_what_it_is(followup, helper):
    to = f.InstitutionFactory(name="Dinas Tetangga")

    names = [
        str(followup.supporting.get()),
        str(f.step_of(followup)),
        str(f.delegation_of(followup, to=to)),
        str(f.evidence_of(followup)),
    ]

    assert names == [
        "Dinas Pendukung",
        f"Laporan kemajuan ({followup.pk})",
        f"Pelimpahan {followup.pk} kepada Dinas Tetangga",
        "foto.jpg",
    ]
