package city.participation.manifests;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who does not keep the rules about who reaches whom. */
final class NetworkRules {

  /** Its address differs from cluster to cluster; only pods of operators go there. */
  private static final Set<String> TO_THE_API_OF_THE_CLUSTER =
      Set.of("rabbitmq-operators", "mongodb-agent");

  private NetworkRules() {}

  static Stream<String> openByDefault(Overlay overlay) {
    boolean closed =
        overlay
            .all("NetworkPolicy")
            .anyMatch(policy ->
                policy.at("/spec/podSelector").isEmpty()
                    && policy.at("/spec/ingress").isMissingNode()
                    && policy.at("/spec/egress").isMissingNode()
                    && policy
                        .each("/spec/policyTypes")
                        .map(JsonNode::asString)
                        .toList()
                        .containsAll(List.of("Ingress", "Egress")));
    return closed ? Stream.empty() : Stream.of("no NetworkPolicy denies everything else");
  }

  static Stream<String> unnamedWays(Overlay overlay) {
    return overlay
        .all("NetworkPolicy")
        .filter(policy ->
            Stream.concat(
                    TO_THE_API_OF_THE_CLUSTER.contains(policy.name())
                        ? Stream.empty()
                        : policy.each("/spec/egress").map(rule -> rule.path("to")),
                    policy.each("/spec/ingress").map(rule -> rule.path("from")))
                .anyMatch(Ways::leadAnywhere))
        .map(Manifest::id);
  }

  static Stream<String> waysToAnyPort(Overlay overlay) {
    return overlay
        .all("NetworkPolicy")
        .filter(policy ->
            Stream.concat(policy.each("/spec/egress"), policy.each("/spec/ingress"))
                .anyMatch(rule -> rule.path("ports").isEmpty()))
        .map(Manifest::id);
  }

  static Stream<String> wrongWaysOut(Overlay overlay) {
    return overlay
        .processes()
        .filter(process -> !Ways.outOf(overlay, process).equals(needed(overlay, process)))
        .map(process -> process.id() + " reaches " + Ways.outOf(overlay, process));
  }

  private static Set<String> needed(Overlay overlay, Manifest process) {
    Set<String> needed = new TreeSet<>(Set.of("names", "monitoring", "sign-in"));
    if (process.name().equals("gateway")) {
      overlay
          .processes()
          .map(Manifest::name)
          .filter(name -> !name.equals("gateway"))
          .forEach(needed::add);
    } else {
      needed.addAll(Set.of("mongodb", "rabbitmq"));
    }
    JsonNode named = overlay.get("ConfigMap", "participation").at("/data");
    if (named.has("mail-host") && process.name().equals("notifications-service")) {
      needed.add("mail");
    }
    if (named.has("register-url") && process.name().equals("partners-service")) {
      needed.add("register");
    }
    return needed;
  }

  static Stream<String> wrongWaysIn(Overlay overlay) {
    return overlay
        .processes()
        .filter(process -> {
          String served = process.name().equals("gateway") ? "ingress" : "gateway";
          return !Ways.into(overlay, process)
              .equals(Set.of(served + ":http", "monitoring:management"));
        })
        .map(process -> process.id() + " is reached by " + Ways.into(overlay, process));
  }
}
