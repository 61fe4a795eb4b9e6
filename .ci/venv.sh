#!/usr/bin/env bash
# Bring .venv up to a requirements file: .ci/venv.sh requirements.txt
# shellcheck source=.ci/common.sh
source "$(dirname "$0")/common.sh"
requirements=$1

new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if ! new_enough .venv/bin/python; then
  new_enough "$PYTHON" ||
    fail "Rakor needs Python 3.11 or newer; $PYTHON is $("$PYTHON" -V 2>/dev/null || echo missing). Name another: make PYTHON=python3.12 ..."
  .ci/system.sh venv
  "$PYTHON" -m venv --clear .venv
fi

# The copy inside .venv says what is installed: nothing to do while it is the same.
if ! cmp -s "$requirements" ".venv/$requirements"; then
  echo "Installing $requirements"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --require-hashes --requirement "$requirements"
  cp "$requirements" .venv/
fi
