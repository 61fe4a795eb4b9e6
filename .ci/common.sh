# Sourced by the other scripts.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PYTHON=${PYTHON:-python3}

fail() {
  echo "$*" >&2
  exit 1
}

# Debian keeps the server's programs out of PATH, in one directory a version.
postgres_bin() {
  local dir
  while read -r dir; do
    [[ -x $dir/initdb ]] && echo "$dir" && return
  done < <(
    printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV
    pg_config --bindir 2>/dev/null
    dirname "$(command -v initdb)" 2>/dev/null
  )
  return 1
}
