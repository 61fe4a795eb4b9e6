#!/usr/bin/env bash
# Everything that reads the code without running its tests.
# shellcheck source=.ci/common.sh disable=SC2086,SC2317
source "$(dirname "$0")/common.sh"

# Settings as in production, so that `check --deploy` judges what an office runs.
unset HTTPS ALLOWED_HOSTS
export DEBUG=0 DATABASE_URL=sqlite:///:memory:
SECRET_KEY=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')
export SECRET_KEY
bin=.venv/bin
failed=0

check() { # go on after a failure: one run tells all
  local title=$1
  shift
  echo "== $title"
  "$@" || failed=1
}

templates() {
  find templates meetings -name '*.html' -print0 |
    xargs -0 -r $bin/djade --check --target-version 5.2
}

# The repository installs from whatever registry its machine is set up for.
registries() {
  ! grep -rInE 'pypi[.]org|pythonhosted[.]|npmjs[.]|deb[.]debian' . \
    --exclude-dir={.git,.venv,var,staticfiles,node_modules,.mypy_cache,.ruff_cache,.pytest_cache} \
    --exclude=lint.sh
}

check "ruff" $bin/ruff check --quiet --output-format concise
check "ruff format" $bin/ruff format --check --quiet --output-format concise
check "djade" templates
check "import-linter" $bin/lint-imports --no-cache
check "mypy" $bin/mypy
check "django check" $bin/python manage.py check --deploy --fail-level WARNING
check "migrations" $bin/python manage.py makemigrations --check --dry-run
check "registry hosts" registries
exit $failed
