#!/usr/bin/env bash
# Run the tests: .ci/test.sh sqlite|postgres|both [pytest arguments]
# shellcheck source=.ci/common.sh
source "$(dirname "$0")/common.sh"
engine=$1
shift

# Nothing of this checkout's own data, and no static files that `make run` may be renewing.
scratch=$(mktemp -d /tmp/rakor-tests.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/static"
export DEBUG=0 HTTPS=0 SECRET_KEY=test RAKOR_DATA_DIR=$scratch RAKOR_STATIC_ROOT=$scratch/static
# For the browser tests; in the tests themselves static files keep their plain names.
export RAKOR_TEST_STATIC=$scratch/collected
env RAKOR_STATIC_ROOT="$RAKOR_TEST_STATIC" .venv/bin/python manage.py collectstatic --noinput --verbosity 0
pytest=(.venv/bin/python -m pytest -n 2 --dist loadfile --cov)
# One engine, or some of the tests, cannot reach every line.
part=(--cov-report= --cov-fail-under=0)

on_sqlite() { env -u DATABASE_URL "${pytest[@]}" "$@"; }
on_postgres() { .ci/postgres.sh "${pytest[@]}" "$@"; }

case $engine in
  sqlite | postgres) "on_$engine" "${part[@]}" "$@" ;;
  both)
    set -- --share "$@"
    on_sqlite "${part[@]}" "$@"
    (($# == 1)) || set -- --cov-fail-under=0 "$@"
    on_postgres --cov-append --cov-report=term-missing:skip-covered "$@"
    ;;
esac
