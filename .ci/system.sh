#!/usr/bin/env bash
# Install what pip cannot, where it is missing: .ci/system.sh make venv pdf browser postgres
# shellcheck source=.ci/common.sh
source "$(dirname "$0")/common.sh"

have_make() { command -v make; }

# Debian splits ensurepip from python3, and a venv without it has no pip.
have_venv() { "$PYTHON" -c 'import ensurepip, venv'; }

have_pdf() {
  have_pango && fc-list -q 'Liberation Serif' && fc-list -q 'Liberation Sans'
}

# Linux names first, in 20 ms; elsewhere WeasyPrint itself is asked, in a second.
have_pango() {
  .venv/bin/python -c '
import ctypes
for name in "pango-1.0", "pangoft2-1.0", "harfbuzz-subset":
    ctypes.CDLL(f"lib{name}.so.0")' ||
    .venv/bin/python -c 'from weasyprint.text import ffi; assert ffi.harfbuzz_subset'
}

# Playwright brings a Node.js of its own, which wants libatomic.
have_browser() {
  { command -v chromium || command -v chromium-browser || command -v google-chrome; } &&
    .venv/bin/python -m playwright --version
}

have_postgres() { postgres_bin; }

packages_for() {
  case $1 in
    make) echo make ;;
    venv) echo python3-venv ;;
    pdf) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation ;;
    browser) echo chromium libatomic1 ;;
    postgres) echo postgresql ;;
  esac
}

may_install() {
  command -v apt-get && { ((EUID == 0)) || sudo -n true; }
}

install() {
  local root=()
  ((EUID == 0)) || root=(sudo -n)
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  "${apt[@]}" update
  "${apt[@]}" install -y --no-install-recommends "$@"
}

for what in "$@"; do
  "have_$what" &>/dev/null && continue
  read -ra packages <<<"$(packages_for "$what")"
  may_install &>/dev/null ||
    fail "Missing on this machine. Install it first: apt-get install ${packages[*]}"
  echo "Installing ${packages[*]}"
  # apt's own chatter is shown only when it fails.
  log=$(install "${packages[@]}" 2>&1) || fail "$log"
  "have_$what" &>/dev/null || fail "Installed ${packages[*]}, yet $what is not usable."
done
