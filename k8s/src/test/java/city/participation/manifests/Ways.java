package city.participation.manifests;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Ways between pods that NetworkPolicies open, by short names of their ends. */
final class Ways {

  private static final Map<String, String> NAMES =
      Map.of(
          "k8s-app=kube-dns", "names",
          "participation.city/role=monitoring", "monitoring",
          "participation.city/role=ingress", "ingress",
          "participation.city/engine=mongodb", "mongodb",
          "participation.city/engine=rabbitmq", "rabbitmq");

  private Ways() {}

  /** Whether such ends stand for more than somebody who is named. */
  static boolean leadAnywhere(JsonNode peers) {
    return peers.isEmpty()
        || Pods.each(peers)
            .anyMatch(peer ->
                peer.isEmpty()
                    || peer.at("/ipBlock/cidr").asString("").endsWith("/0")
                    || (peer.has("podSelector") && peer.path("podSelector").isEmpty())
                    || (peer.has("namespaceSelector") && peer.path("namespaceSelector").isEmpty()));
  }

  static Set<String> outOf(Overlay overlay, Manifest process) {
    return choosing(overlay, process)
        .flatMap(policy ->
            policy
                .each("/spec/egress")
                .flatMap(rule -> Pods.each(rule.path("to")))
                .map(peer -> name(policy, peer)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** With the port of each. */
  static Set<String> into(Overlay overlay, Manifest process) {
    return choosing(overlay, process)
        .flatMap(policy ->
            policy
                .each("/spec/ingress")
                .flatMap(rule ->
                    Pods.each(rule.path("from"))
                        .flatMap(peer ->
                            Pods.each(rule.path("ports"))
                                .map(port ->
                                    name(policy, peer) + ":" + port.path("port").asString()))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Manifest> choosing(Overlay overlay, Manifest process) {
    JsonNode labels = process.at("/spec/template/metadata/labels");
    return overlay
        .all("NetworkPolicy")
        .filter(policy ->
            policy.at("/spec/podSelector/matchLabels").properties().stream()
                .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue())));
  }

  /** What lies outside of the cluster is named by the policy that leads there. */
  private static String name(Manifest policy, JsonNode peer) {
    if (peer.has("ipBlock")) {
      return policy.name().replaceFirst("^to-", "");
    }
    JsonNode selector = peer.path(peer.has("podSelector") ? "podSelector" : "namespaceSelector");
    String labels =
        selector.path("matchLabels").properties().stream()
            .map(label -> label.getKey() + "=" + label.getValue().asString())
            .collect(Collectors.joining(","));
    return NAMES.getOrDefault(labels, labels.replaceFirst("^app.kubernetes.io/name=", ""));
  }
}
