#!/usr/bin/env bash
# Serve this checkout on 127.0.0.1: .ci/serve.sh office|development
# shellcheck source=.ci/common.sh
source "$(dirname "$0")/common.sh"
mode=$1
port=${PORT:-8000}
data=${RAKOR_DATA_DIR:-var}
static=${RAKOR_STATIC_ROOT:-staticfiles}
manage=(.venv/bin/python manage.py)

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  fail "Port $port is in use. Choose another: make run PORT=$((port + 1))"
fi

mkdir -p "$data"
if [[ $mode == development ]]; then
  export DEBUG=1
else
  # Plain HTTP on the loopback; behind a proxy with a certificate set HTTPS=1.
  export DEBUG=0 HTTPS="${HTTPS:-0}"
  if [[ -z ${SECRET_KEY:-} ]]; then
    # Kept, so that a restart signs nobody out; readable by its owner only.
    [[ -s $data/secret_key ]] || (
      umask 077
      .venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))' >"$data/secret_key"
    )
    SECRET_KEY=$(<"$data/secret_key")
    export SECRET_KEY
  fi
  # Hashing and compressing takes seconds, so it waits for a reason.
  if [[ ! -e $static/staticfiles.json ]] ||
    [[ $(find static rakor/settings.py meetings/apps.py .venv/requirements.txt -newer "$static/staticfiles.json") ]]; then
    "${manage[@]}" collectstatic --noinput --verbosity 0
  fi
fi

# The demo's logins are public: a database that somebody named gets them only on request.
prepare=(migrate)
if [[ ${DEMO:-} == 1 || -z ${DEMO:-}${DATABASE_URL:-} ]]; then
  prepare+=(load_demo)
fi
prepare+=(reindex)  # nothing to do while the index is up to date
# One start of Django for all: each costs most of a second.
DJANGO_SETTINGS_MODULE=rakor.settings .venv/bin/python - "${prepare[@]}" <<'PY'
import sys

import django
from django.core.management import call_command

django.setup()
for command in sys.argv[1:]:
    call_command(command, verbosity=1 if command == "load_demo" else 0)
PY

if [[ $mode == development ]]; then
  exec "${manage[@]}" runserver "127.0.0.1:$port"
fi
echo "Rakor: http://127.0.0.1:$port/  (Ctrl+C stops it)"
exec .venv/bin/python -m gunicorn rakor.wsgi --bind "127.0.0.1:$port" \
  --worker-class gthread --workers 2 --threads 4 --preload --no-control-socket --log-level warning
