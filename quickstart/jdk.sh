# Sourced by the scripts at the top: find_jdk25 prints the home of a JDK 25, or nothing; require_jdk25 keeps it as $jdk.

is_jdk25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[.+"]' "$1/release" 2>/dev/null
}

find_jdk25() {
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  home=$(home_on_path)
  if [ -n "$home" ] && is_jdk25 "$home"; then
    printf '%s\n' "$home"
    return
  fi
  while IFS= read -r home; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done <<HOMES
$(usual_homes)
HOMES
}

home_on_path() {
  on_path=$(command -v javac) || return 0
  # The command is often a chain of links into the JDK.
  while [ -L "$on_path" ]; do
    target=$(readlink "$on_path")
    case $target in
      /*) on_path=$target ;;
      *) on_path=$(dirname "$on_path")/$target ;;
    esac
  done
  (cd "$(dirname "$on_path")/.." && pwd -P)
}

# Prints the JDK on which ./mvnw would run by itself, where that is one on which our plugins run. Jars tell on which Java
# Maven ran: made on the same one they are the same byte for byte, and fit the start-up caches made for them.
find_jdk_for_maven() {
  home=${JAVA_HOME:-$(home_on_path)}
  if [ -x "$home/bin/javac" ]; then
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    if [ "${release:-0}" -ge 17 ]; then
      printf '%s\n' "$home"
      return
    fi
  fi
  printf '%s\n' "$jdk"
}

# Runs ./mvnw on it, with the JDK 25 for what is compiled and started.
maven() {
  JAVA_HOME=$(find_jdk_for_maven) JAVA25_HOME=$jdk ./mvnw "$@"
}

usual_homes() {
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -F -v 25 2>/dev/null || true
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* /usr/local/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/* /opt/homebrew/opt/*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home
}

require_jdk25() {
  jdk=$(find_jdk25)
  if [ -z "$jdk" ]; then
    cat >&2 <<'MESSAGE'
A JDK 25 is needed and none was found. Please install one, for example

  Debian, Ubuntu   apt-get install openjdk-25-jdk   (or temurin-25-jdk from https://adoptium.net)
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  anywhere         https://adoptium.net, or sdk install java 25-tem

and run this again. Another Java as the default does no harm. If a JDK 25 is installed where this
script does not look, name its folder: JAVA25_HOME=/path/to/jdk-25
MESSAGE
    exit 1
  fi
}
