package city.participation.manifests;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the rules ask of a pod. */
final class Pods {

  private Pods() {}

  static boolean areRestricted(JsonNode pod) {
    JsonNode security = pod.path("securityContext");
    return security.path("runAsNonRoot").asBoolean(false)
        && security.path("runAsUser").asInt(0) > 0
        && security.at("/seccompProfile/type").asString("").equals("RuntimeDefault")
        && containers(pod)
            .allMatch(container -> {
              JsonNode own = container.path("securityContext");
              return !own.path("allowPrivilegeEscalation").asBoolean(true)
                  && each(own.at("/capabilities/drop"))
                      .anyMatch(drop -> drop.asString().equals("ALL"))
                  && own.at("/capabilities/add").isMissingNode();
            });
  }

  static Stream<JsonNode> containers(JsonNode pod) {
    return Stream.concat(each(pod.path("initContainers")), each(pod.path("containers")));
  }

  static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static int megabytes(Manifest process) {
    String limit = process.container().at("/resources/limits/memory").asString("0Mi");
    return Integer.parseInt(limit.replaceFirst("Mi$", ""));
  }
}
