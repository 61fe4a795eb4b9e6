"""All addresses of the API, for the URLs of the app."""

from meetings.archive.api import reading, who
from meetings.archive.api.site import opened_addresses

# Importing them registers their addresses.
ROUTES = (reading, who)

urls = opened_addresses()
