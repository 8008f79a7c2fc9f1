package city.participation.manifests;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A rule of ours about everything that an overlay gives a cluster. */
enum Policy {
  NAMESPACES_ADMIT_ONLY_RESTRICTED_PODS(
      overlay ->
          overlay
              .all("Namespace")
              .filter(
                  namespace ->
                      !namespace
                          .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                          .asString("")
                          .equals("restricted"))
              .map(Manifest::id)),

  PODS_ARE_RESTRICTED(
      overlay ->
          overlay
              .workloads()
              .filter(
                  workload ->
                      !Pods.areRestricted(workload.pod())
                          || workload.pod().path("automountServiceAccountToken").asBoolean(true))
              .map(Manifest::id)),

  PODS_OF_OPERATORS_ARE_RESTRICTED(
      overlay ->
          Stream.concat(
                  overlay
                      .all("RabbitmqCluster")
                      .filter(
                          it ->
                              !Pods.areRestricted(
                                  it.at("/spec/override/statefulSet/spec/template/spec"))),
                  overlay
                      .all("MongoDBCommunity")
                      .filter(
                          it ->
                              !Pods.areRestricted(it.at("/spec/statefulSet/spec/template/spec"))))
              .map(Manifest::id)),

  PROCESSES_CANNOT_CHANGE_THEMSELVES(
      overlay ->
          overlay
              .processes()
              .filter(
                  process ->
                      !process
                              .container()
                              .at("/securityContext/readOnlyRootFilesystem")
                              .asBoolean(false)
                          || process.pod().at("/securityContext/runAsUser").asInt(0) != 10001
                          || process.pod().path("enableServiceLinks").asBoolean(true))
              .map(Manifest::id)),

  WORKLOADS_ARE_PROBED(
      overlay ->
          overlay
              .workloads()
              .flatMap(
                  workload ->
                      Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                          .filter(probe -> workload.container().path(probe).isMissingNode())
                          .map(probe -> workload.id() + " lacks " + probe))),

  PROCESSES_ARE_PROBED_ON_THE_MANAGEMENT_PORT(
      overlay ->
          overlay
              .processes()
              .filter(
                  process ->
                      !Stream.of(
                              "/startupProbe|liveness",
                              "/livenessProbe|liveness",
                              "/readinessProbe|readiness")
                          .map(probe -> probe.split("\\|", 2))
                          .allMatch(
                              probe -> {
                                JsonNode get = process.container().at(probe[0] + "/httpGet");
                                return get.path("port").asString("").equals("management")
                                    && get.path("path").asString("").endsWith("/" + probe[1]);
                              }))
              .map(Manifest::id)),

  PROCESSES_PAUSE_BEFORE_THEY_STOP(
      overlay ->
          overlay
              .processes()
              .filter(
                  process -> {
                    int pause = process.container().at("/lifecycle/preStop/sleep/seconds").asInt(0);
                    int grace = process.pod().path("terminationGracePeriodSeconds").asInt(30);
                    // A graceful stop takes up to 20 s for each of its phases; two of them wait.
                    return pause < 5 || grace < pause + 35;
                  })
              .map(Manifest::id)),

  ROLLING_CHANGES_TAKE_NONE_AWAY_FIRST(
      overlay ->
          overlay
              .processes()
              .filter(
                  process ->
                      process.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1) != 0)
              .map(Manifest::id)),

  CONTAINERS_SAY_WHAT_THEY_NEED(
      overlay ->
          overlay
              .workloads()
              .flatMap(
                  workload ->
                      Pods.containers(workload.pod())
                          .filter(
                              container ->
                                  container.at("/resources/requests/cpu").isMissingNode()
                                      || container.at("/resources/requests/memory").isMissingNode()
                                      || container.at("/resources/limits/memory").isMissingNode())
                          .map(container -> workload.id() + " " + container.path("name")))),

  PROCESSES_BOUND_THEIR_MEMORY_WITHIN_THE_LIMIT(
      overlay ->
          overlay
              .processes()
              .filter(
                  process ->
                      Pods.megabytes(process) < Jvm.of(overlay, process).megabytesAtMost()
                          || Jvm.of(overlay, process).megabytesAtMost() == 0)
              .map(Manifest::id)),

  NOTHING_IS_REACHED_OR_REACHES_BY_DEFAULT(
      overlay ->
          overlay
                  .all("NetworkPolicy")
                  .anyMatch(
                      policy ->
                          policy.at("/spec/podSelector").isEmpty()
                              && policy.at("/spec/ingress").isMissingNode()
                              && policy.at("/spec/egress").isMissingNode()
                              && policy
                                  .each("/spec/policyTypes")
                                  .map(JsonNode::asString)
                                  .toList()
                                  .containsAll(List.of("Ingress", "Egress")))
              ? Stream.empty()
              : Stream.of("no NetworkPolicy denies everything else")),

  EVERY_WAY_IS_NAMED(
      overlay ->
          overlay
              .all("NetworkPolicy")
              .filter(policy -> !Ways.TO_THE_API_OF_THE_CLUSTER.contains(policy.name()))
              .filter(
                  policy ->
                      Stream.concat(
                              policy.each("/spec/egress").map(rule -> rule.path("to")),
                              policy.each("/spec/ingress").map(rule -> rule.path("from")))
                          .anyMatch(Ways::leadsAnywhere))
              .map(Manifest::id)),

  EVERY_WAY_HAS_A_PORT(
      overlay ->
          overlay
              .all("NetworkPolicy")
              .filter(
                  policy ->
                      Stream.concat(policy.each("/spec/egress"), policy.each("/spec/ingress"))
                          .anyMatch(rule -> rule.path("ports").isEmpty()))
              .map(Manifest::id)),

  PROCESSES_REACH_WHAT_THEY_NEED_AND_NO_MORE(
      overlay ->
          overlay
              .processes()
              .filter(
                  process -> !Ways.of(overlay, process).equals(Ways.expected(overlay, process)))
              .map(
                  process ->
                      "%s reaches %s instead of %s"
                          .formatted(
                              process.name(),
                              Ways.of(overlay, process),
                              Ways.expected(overlay, process)))),

  MONITORING_MAY_READ_EVERY_PROCESS(
      overlay ->
          overlay
                  .all("NetworkPolicy")
                  .anyMatch(
                      policy ->
                          policy
                                  .at(
                                      "/spec/podSelector/matchLabels/app.kubernetes.io~1part-of")
                                  .asString("")
                                  .equals("participation-suite")
                              && policy
                                  .each("/spec/ingress")
                                  .anyMatch(
                                      rule ->
                                          rule.toString().contains("monitoring")
                                              && rule.at("/ports/0/port")
                                                  .asString("")
                                                  .equals("management")))
              ? Stream.empty()
              : Stream.of("no NetworkPolicy lets the monitoring in")),

  PRODUCTION_KEEPS_TWO_OF_EACH(
      overlay ->
          overlay
              .processes()
              .filter(
                  process ->
                      overlay
                              .find("HorizontalPodAutoscaler", process.name())
                              .map(scaling -> scaling.at("/spec/minReplicas").asInt(1) < 2)
                              .orElse(true)
                          // Else every change of anything would reset what the scaling has set.
                          || !process.at("/spec/replicas").isMissingNode())
              .map(Manifest::id)),

  PRODUCTION_NEVER_TAKES_ALL_AWAY(
      overlay ->
          Stream.concat(overlay.processes().map(Manifest::name), Stream.of("rabbitmq", "mongodb"))
              .filter(
                  name ->
                      overlay
                          .find("PodDisruptionBudget", name)
                          .map(budget -> budget.at("/spec/maxUnavailable").asInt(0) != 1)
                          .orElse(true))),

  PRODUCTION_SPREADS_OVER_MACHINES_AND_ZONES(
      overlay ->
          overlay
              .processes()
              .filter(
                  process ->
                      !Pods.each(process.pod().path("topologySpreadConstraints"))
                          .map(constraint -> constraint.path("topologyKey").asString())
                          .collect(Collectors.toSet())
                          .equals(Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")))
              .map(Manifest::id)),

  PRODUCTION_LOSES_NOTHING_WITH_ONE_ENGINE(
      overlay ->
          Stream.of(
                  overlay
                      .all("RabbitmqCluster")
                      .filter(it -> it.at("/spec/replicas").asInt(0) == 3)
                      .filter(it -> it.at("/spec/rabbitmq/additionalConfig")
                          .asString()
                          .contains("default_queue_type = quorum"))
                      .count(),
                  overlay
                      .all("MongoDBCommunity")
                      .filter(it -> it.at("/spec/members").asInt(0) == 3)
                      .count())
              .filter(found -> found != 1)
              .map(found -> "not three of each engine")),

  PRODUCTION_HAS_NO_SECRETS(overlay -> overlay.all("Secret").map(Manifest::id)),

  PRODUCTION_SPEAKS_TLS(
      overlay -> {
        Set<String> wrong = new TreeSet<>();
        String host =
            overlay.get("ConfigMap", "participation").at("/data/public-url").asString();
        overlay
            .all("Gateway")
            .flatMap(gateway -> gateway.each("/spec/listeners"))
            .forEach(
                listener -> {
                  if (!host.equals("https://" + listener.path("hostname").asString(""))) {
                    wrong.add("a listener of another host than the public URL's");
                  }
                  if (listener.path("name").asString().equals("https")
                      && listener.at("/tls/certificateRefs/0/name").isMissingNode()) {
                    wrong.add("no certificate");
                  }
                });
        boolean redirects =
            overlay
                .all("HTTPRoute")
                .filter(route -> route.at("/spec/parentRefs/0/sectionName").asString().equals("http"))
                .allMatch(
                    route ->
                        route
                            .at("/spec/rules/0/filters/0/requestRedirect/scheme")
                            .asString("")
                            .equals("https"));
        boolean all =
            overlay
                .all("HTTPRoute")
                .map(route -> route.at("/spec/parentRefs/0/sectionName").asString())
                .collect(Collectors.toSet())
                .equals(Set.of("http", "https"));
        if (!redirects || !all) {
          wrong.add("plain HTTP is not led to HTTPS");
        }
        return wrong.stream();
      });

  private final Function<Overlay, Stream<String>> rule;

  Policy(Function<Overlay, Stream<String>> rule) {
    this.rule = rule;
  }

  /** Who does not keep it. */
  List<String> violations(Overlay overlay) {
    return rule.apply(overlay).toList();
  }

  boolean holdsFor(String overlay) {
    return overlay.equals("production") || !name().startsWith("PRODUCTION") && !isOfOperators();
  }

  private boolean isOfOperators() {
    return this == PODS_OF_OPERATORS_ARE_RESTRICTED;
  }
}
