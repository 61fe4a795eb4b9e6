"""A made-up city in any size: `manage.py generate`.

``words`` and ``sentences`` speak, ``city`` knows who is who, ``rows`` holds the
meetings as plain values; only ``writing`` touches the database.
"""
