"""Print the long document once in a process of its own; tell its peak memory."""

from __future__ import annotations

import io
import json
import resource

import django


def main() -> None:
    django.setup()
    from meetings.documents.notula import notula_pdf  # after the set-up
    from tests.bench.records import long_record  # after the set-up

    pdf = notula_pdf(long_record())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    from pypdf import PdfReader  # after the weighing: it is not ours

    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    print(json.dumps({"peak_mb": peak, "pages": pages}))


if __name__ == "__main__":
    main()
