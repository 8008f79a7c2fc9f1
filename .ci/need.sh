# Sourced by the scripts here: installs what a step needs where that is possible, and says what is missing elsewhere.

need() { # command or file, Debian package
  ! has "$1" || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "needs $1: please install $2" >&2
    exit 1
  fi
  # Steps that run side by side install one after the other.
  exec 9>>"${TMPDIR:-/tmp}/participation-need.lock"
  flock 9
  # What an installation may leave running must not keep the lock.
  has "$1" || install_package "$2" 9>&-
  exec 9>&-
  has "$1" || { echo "$2 is installed, but brings no $1" >&2; exit 1; }
}

install_package() { # Debian package
  [ -n "${APT_UPDATED:-}" ] || apt-get update -qq
  export APT_UPDATED=1
  without_services env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

has() {
  command -v "$1" >/dev/null || [ -e "$1" ]
}

# Debian starts what it installs, under ports and folders that tests must not touch.
without_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [ -e "$policy" ]; then
    "$@"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  "$@" || status=$?
  rm -f "$policy"
  return "$status"
}
