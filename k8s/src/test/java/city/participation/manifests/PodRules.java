package city.participation.manifests;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who does not keep the rules about pods. */
final class PodRules {

  private static final int OUR_USER = 10001;

  private static final int SHORTEST_PAUSE = 5;

  /** 5 s to drain connections, then up to 20 s for each phase that has something to finish. */
  private static final int STOP = 40;

  private static final Map<String, String> PROBES =
      Map.of(
          "startupProbe", "/actuator/health/liveness",
          "livenessProbe", "/actuator/health/liveness",
          "readinessProbe", "/actuator/health/readiness");

  private PodRules() {}

  static Stream<String> lenientNamespaces(Overlay overlay) {
    String label = "/metadata/labels/pod-security.kubernetes.io~1enforce";
    return overlay
        .all("Namespace")
        .filter(namespace -> !namespace.at(label).asString("").equals("restricted"))
        .map(Manifest::id);
  }

  static Stream<String> unrestricted(Overlay overlay) {
    return overlay
        .workloads()
        .filter(workload ->
            !Pods.areRestricted(workload.pod())
                || workload.pod().path("automountServiceAccountToken").asBoolean(true))
        .map(Manifest::id);
  }

  static Stream<String> changeable(Overlay overlay) {
    return overlay
        .processes()
        .filter(process ->
            !process.container().at("/securityContext/readOnlyRootFilesystem").asBoolean(false)
                || process.pod().at("/securityContext/runAsUser").asInt(0) != OUR_USER
                || process.pod().path("enableServiceLinks").asBoolean(true))
        .map(Manifest::id);
  }

  static Stream<String> unprobed(Overlay overlay) {
    return overlay
        .workloads()
        .filter(workload -> !PROBES.keySet().stream().allMatch(workload.container()::has))
        .map(Manifest::id);
  }

  /** Whoever asks its neighbours when it is probed is restarted for what a restart cannot cure. */
  static Stream<String> wronglyProbed(Overlay overlay) {
    return overlay
        .processes()
        .flatMap(process ->
            PROBES.entrySet().stream()
                .filter(probe -> {
                  JsonNode get = process.container().path(probe.getKey()).path("httpGet");
                  return !get.path("port").asString("").equals("management")
                      || !get.path("path").asString("").equals(probe.getValue());
                })
                .map(probe -> process.id() + " " + probe.getKey()));
  }

  static Stream<String> hasty(Overlay overlay) {
    return overlay
        .processes()
        .filter(process -> {
          int pause = process.container().at("/lifecycle/preStop/sleep/seconds").asInt(0);
          int grace = process.pod().path("terminationGracePeriodSeconds").asInt(30);
          return pause < SHORTEST_PAUSE || grace < pause + STOP;
        })
        .map(Manifest::id);
  }

  static Stream<String> takenAwayFirst(Overlay overlay) {
    return overlay
        .processes()
        .filter(process -> process.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1) != 0)
        .map(Manifest::id);
  }

  static Stream<String> withoutFigures(Overlay overlay) {
    return overlay
        .workloads()
        .flatMap(workload ->
            Pods.containers(workload.pod())
                .filter(container ->
                    Stream.of("/requests/cpu", "/requests/memory", "/limits/memory")
                        .anyMatch(figure -> container.at("/resources" + figure).isMissingNode()))
                .map(container -> workload.id() + " " + container.path("name")));
  }

  static Stream<String> unbounded(Overlay overlay) {
    return overlay
        .processes()
        .filter(process -> {
          int atMost = Jvm.of(overlay, process).megabytesAtMost();
          return atMost == 0 || atMost > Pods.megabytes(process);
        })
        .map(Manifest::id);
  }
}
