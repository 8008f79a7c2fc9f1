# Sourced by the scripts here: a Docker for a step, this machine's where one runs, else a daemon of the step's own.

# require_docker FOLDER [OPTION OF DOCKERD]…: a daemon of our own keeps everything in the folder; end it with end_docker.
require_docker() {
  docker_folder=$1
  shift
  need docker docker.io
  ! docker info >/dev/null 2>&1 || return 0
  need dockerd docker.io
  export DOCKER_HOST=unix://$docker_folder/docker.sock
  dockerd --host "$DOCKER_HOST" --data-root "$docker_folder/docker/data" --exec-root "$docker_folder/docker/exec" \
    --pidfile "$docker_folder/docker.pid" "$@" >"$docker_folder/dockerd.log" 2>&1 &
  dockerd=$!
  local end=$((SECONDS + 60))
  until docker info >/dev/null 2>&1; do
    if ! kill -0 "$dockerd" 2>/dev/null || [ "$SECONDS" -ge "$end" ]; then
      echo "Docker does not start on this machine" >&2
      tail -n 20 "$docker_folder/dockerd.log" >&2
      return 1
    fi
    sleep 0.2
  done
}

end_docker() {
  [ -n "${dockerd:-}" ] || return 0
  kill -TERM "$dockerd" 2>/dev/null || true
  wait "$dockerd" || true
  umount "$docker_folder/docker/exec/netns/default" 2>/dev/null || true
}
