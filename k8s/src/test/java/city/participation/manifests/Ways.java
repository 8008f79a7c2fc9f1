package city.participation.manifests;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Who reaches whom. */
final class Ways {

  /** Whose address differs from cluster to cluster; only the operators' pods go there. */
  static final Set<String> TO_THE_API_OF_THE_CLUSTER = Set.of("rabbitmq-operators", "mongodb-agent");

  private static final Map<String, String> NAMES =
      Map.of(
          "k8s-app=kube-dns", "names",
          "participation.city/role=monitoring", "monitoring",
          "app.kubernetes.io/name=sign-in", "sign-in",
          "participation.city/engine=mongodb", "mongodb",
          "participation.city/engine=rabbitmq", "rabbitmq");

  private Ways() {}

  static boolean leadsAnywhere(JsonNode peers) {
    return peers.isEmpty()
        || Pods.each(peers)
            .anyMatch(
                peer ->
                    peer.isEmpty()
                        || peer.path("ipBlock").path("cidr").asString("").endsWith("/0")
                        || peer.has("podSelector") && peer.path("podSelector").isEmpty()
                        || peer.has("namespaceSelector")
                            && peer.path("namespaceSelector").isEmpty());
  }

  /** What the policies that choose a process let it reach, by short names. */
  static Set<String> of(Overlay overlay, Manifest process) {
    JsonNode labels = process.at("/spec/template/metadata/labels");
    return overlay
        .all("NetworkPolicy")
        .filter(policy -> chooses(policy, labels))
        .flatMap(
            policy ->
                policy
                    .each("/spec/egress")
                    .flatMap(rule -> Pods.each(rule.path("to")))
                    .map(peer -> name(policy, peer)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> expected(Overlay overlay, Manifest process) {
    Set<String> expected = new TreeSet<>(Set.of("names", "monitoring", "sign-in"));
    if (process.name().equals("gateway")) {
      overlay
          .processes()
          .map(Manifest::name)
          .filter(name -> !name.equals("gateway"))
          .forEach(expected::add);
    } else {
      expected.addAll(Set.of("mongodb", "rabbitmq"));
    }
    boolean mail =
        overlay.get("ConfigMap", "participation").at("/data").has("mail-host");
    if (mail && process.name().equals("notifications-service")) {
      expected.add("mail");
    }
    return expected;
  }

  private static boolean chooses(Manifest policy, JsonNode labels) {
    return policy.at("/spec/podSelector/matchLabels").properties().stream()
        .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue()));
  }

  private static String name(Manifest policy, JsonNode peer) {
    if (peer.has("ipBlock")) {
      return policy.name().replaceFirst("^to-", "");
    }
    JsonNode selector = peer.has("podSelector") ? peer.path("podSelector") : peer.path("namespaceSelector");
    String label =
        selector.path("matchLabels").properties().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().asString())
            .collect(Collectors.joining(","));
    return NAMES.getOrDefault(label, label.replaceFirst("^app.kubernetes.io/name=", ""));
  }
}
