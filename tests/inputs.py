"""What a person types into the forms: the least that each one accepts."""

import uuid


def meeting_input(host, **typed):
    return {
        "institution": host.pk,
        "title": "Rapat Koordinasi Banjir",
        "date": "2026-03-10",
        "zone": "Asia/Jakarta",
        "mode": "in_person",
        "classification": 0,
        **typed,
    }


def item_input(**typed):
    return {"title": "Genangan di pasar", "description": "", **typed}


def line_input(**typed):
    """The fields that every kind of attendance line shares."""
    return {"role": "participant", "status": "present", "mode": "", **typed}


def directive_input(speaker, **typed):
    return {
        "speaker": speaker.pk if speaker else "",
        "kind": "directive",
        "text": "Pompa disiagakan.",
        "quote": "",
        "groups": "",
        "classification": 0,
        **typed,
    }


def new_uuid():
    return str(uuid.uuid4())
