#!/usr/bin/env bash
# Run a command with DATABASE_URL set to a throw-away PostgreSQL: .ci/postgres.sh COMMAND...
# SHARED_BUFFERS=6GB gives it more memory, for measuring; tests empty tables, and are
# slower with more.
# shellcheck source=.ci/common.sh
source "$(dirname "$0")/common.sh"

if [[ -n ${TEST_DATABASE_URL:-} ]]; then
  DATABASE_URL=$TEST_DATABASE_URL exec "$@"
fi

.ci/system.sh postgres
bin=$(postgres_bin)
version=$("$bin/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
((version >= 14)) || fail "Django needs PostgreSQL 14 or newer; $bin has $version."
# A developer's PGHOST or PGPORT would lead to another server.
unset "${!PG@}"

as_owner=()
if ((EUID == 0)); then # PostgreSQL refuses to run as root
  owner=nobody
  id postgres &>/dev/null && owner=postgres
  as_owner=(runuser -u "$owner" --)
fi

cluster=$(mktemp -d /tmp/rakor-postgres.XXXXXX) # short: a socket's path ends at 107 bytes
remove() {
  "${as_owner[@]}" "$bin/pg_ctl" stop --silent --mode immediate -D "$cluster/data" &>/dev/null
  rm -rf "$cluster"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# The sub-shell leaves the repository, which the cluster's owner may not enter.
start() (
  cd "$cluster"
  [[ -z ${owner:-} ]] || chown "$owner" "$cluster"
  "${as_owner[@]}" "$bin/initdb" -D data -U rakor --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync
  "${as_owner[@]}" "$bin/pg_ctl" start --wait -D data -l "$cluster/log" -o "-k $cluster \
    -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c shared_buffers=${SHARED_BUFFERS:-128MB}"
)
said=$(start 2>&1) || fail "$said" "$(cat "$cluster/log" 2>/dev/null)"

DATABASE_URL="postgres://rakor@/rakor?host=$cluster" "$@"
