package city.participation.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Our rules about manifests, each with twins of the real ones that must be caught. */
class PoliciesTests {

  private static final String CONTAINER = "/spec/template/spec/containers/0";

  /** A change that breaks a rule. */
  private record Twin(Policy policy, String name, UnaryOperator<Overlay> change) {}

  @ParameterizedTest
  @EnumSource
  void isKeptInProduction(Policy policy) {
    assertThat(policy.violations(Overlay.rendered("production"))).isEmpty();
  }

  static Stream<Policy> policiesForAMachineOfOnesOwn() {
    return Stream.of(Policy.values()).filter(Policy::holdsEverywhere);
  }

  @ParameterizedTest
  @MethodSource("policiesForAMachineOfOnesOwn")
  void isKeptOnAMachineOfOnesOwn(Policy policy) {
    assertThat(policy.violations(Overlay.rendered("local"))).isEmpty();
  }

  static Stream<Arguments> twins() {
    return all().stream().map(twin -> arguments(twin.policy(), twin.name(), twin.change()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("twins")
  void catches(Policy policy, String name, UnaryOperator<Overlay> change) {
    assertThat(policy.violations(change.apply(Overlay.rendered("production")))).isNotEmpty();
  }

  @Test
  void knowsATwinOfEachRule() {
    assertThat(all().stream().map(Twin::policy).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Policy.class));
  }

  private static List<Twin> all() {
    List<Twin> twins = new ArrayList<>();
    twins.add(
        new Twin(
            Policy.NAMESPACES_ADMIT_ONLY_RESTRICTED_PODS,
            "baseline",
            it ->
                it.with(
                    "Namespace",
                    "participation",
                    "/metadata/labels/pod-security.kubernetes.io~1enforce",
                    "baseline")));
    for (String lacking :
        List.of(
            "/spec/template/spec/securityContext/runAsNonRoot",
            "/spec/template/spec/securityContext/runAsUser",
            "/spec/template/spec/securityContext/seccompProfile",
            "/spec/template/spec/automountServiceAccountToken",
            CONTAINER + "/securityContext/allowPrivilegeEscalation",
            CONTAINER + "/securityContext/capabilities/drop/0")) {
      twins.add(lacks(Policy.PODS_ARE_RESTRICTED, "Deployment", "ideas-service", lacking));
    }
    twins.add(
        new Twin(
            Policy.PODS_ARE_RESTRICTED,
            "a capability",
            it ->
                it.with(
                    "Deployment",
                    "gateway",
                    CONTAINER + "/securityContext/capabilities/add",
                    List.of("NET_BIND_SERVICE"))));
    twins.add(
        lacks(
            Policy.PRODUCTION_RESTRICTS_THE_PODS_OF_OPERATORS,
            "RabbitmqCluster",
            "rabbitmq",
            "/spec/override/statefulSet/spec/template/spec/securityContext/runAsNonRoot"));
    twins.add(
        lacks(
            Policy.PRODUCTION_RESTRICTS_THE_PODS_OF_OPERATORS,
            "MongoDBCommunity",
            "mongodb",
            "/spec/statefulSet/spec/template/spec/containers/1/securityContext"));
    for (String lacking :
        List.of(
            CONTAINER + "/securityContext/readOnlyRootFilesystem",
            "/spec/template/spec/securityContext/runAsUser",
            "/spec/template/spec/enableServiceLinks")) {
      twins.add(lacks(Policy.PROCESSES_CANNOT_CHANGE_THEMSELVES, "Deployment", "gateway", lacking));
    }
    for (String probe : List.of("/startupProbe", "/livenessProbe", "/readinessProbe")) {
      twins.add(
          lacks(Policy.WORKLOADS_ARE_PROBED, "Deployment", "events-service", CONTAINER + probe));
      twins.add(
          new Twin(
              Policy.PROCESSES_ARE_PROBED_ON_THE_MANAGEMENT_PORT,
              probe,
              it ->
                  it.with(
                      "Deployment",
                      "events-service",
                      CONTAINER + probe + "/httpGet/port",
                      "http")));
    }
    twins.add(
        new Twin(
            Policy.PROCESSES_ARE_PROBED_ON_THE_MANAGEMENT_PORT,
            "killed for want of a neighbour",
            it ->
                it.with(
                    "Deployment",
                    "events-service",
                    CONTAINER + "/livenessProbe/httpGet/path",
                    "/actuator/health")));
    twins.add(
        lacks(
            Policy.PROCESSES_PAUSE_BEFORE_THEY_STOP,
            "Deployment",
            "gateway",
            CONTAINER + "/lifecycle"));
    twins.add(
        lacks(
            Policy.PROCESSES_PAUSE_BEFORE_THEY_STOP,
            "Deployment",
            "gateway",
            "/spec/template/spec/terminationGracePeriodSeconds"));
    twins.add(
        new Twin(
            Policy.ROLLING_CHANGES_TAKE_NONE_AWAY_FIRST,
            "one away",
            it ->
                it.with(
                    "Deployment", "gateway", "/spec/strategy/rollingUpdate/maxUnavailable", 1)));
    for (String lacking : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
      twins.add(
          lacks(
              Policy.CONTAINERS_SAY_WHAT_THEY_NEED,
              "Deployment",
              "partners-service",
              CONTAINER + "/resources" + lacking));
    }
    twins.add(
        new Twin(
            Policy.PROCESSES_BOUND_THEIR_MEMORY_WITHIN_THE_LIMIT,
            "limit below the bounds",
            it ->
                it.with("Deployment", "gateway", CONTAINER + "/resources/limits/memory", "320Mi")));
    twins.add(
        new Twin(
            Policy.PROCESSES_BOUND_THEIR_MEMORY_WITHIN_THE_LIMIT,
            "no bound of the heap",
            it -> it.with("ConfigMap", "jvm", "/data/options", "-XX:+UseSerialGC")));
    twins.add(
        new Twin(
            Policy.NOTHING_IS_REACHED_OR_REACHES_BY_DEFAULT,
            "none",
            it -> it.without("NetworkPolicy", "nothing-else")));
    twins.add(
        lacks(
            Policy.NOTHING_IS_REACHED_OR_REACHES_BY_DEFAULT,
            "NetworkPolicy",
            "nothing-else",
            "/spec/policyTypes/1"));
    twins.add(lacks(Policy.EVERY_WAY_IS_NAMED, "NetworkPolicy", "gateway", "/spec/ingress/0/from"));
    twins.add(
        new Twin(
            Policy.EVERY_WAY_IS_NAMED,
            "to everywhere",
            it ->
                it.with(
                    "NetworkPolicy", "to-mail", "/spec/egress/0/to/0/ipBlock/cidr", "0.0.0.0/0")));
    twins.add(
        new Twin(
            Policy.EVERY_WAY_IS_NAMED,
            "to every pod",
            it ->
                it.with(
                    "NetworkPolicy",
                    "ideas-service",
                    "/spec/egress/0/to/0",
                    Map.of("podSelector", Map.of()))));
    twins.add(
        lacks(
            Policy.EVERY_WAY_HAS_A_PORT, "NetworkPolicy", "ideas-service", "/spec/egress/0/ports"));
    twins.add(
        lacks(
            Policy.PROCESSES_REACH_WHAT_THEY_NEED_AND_NO_MORE,
            "NetworkPolicy",
            "ideas-service",
            "/spec/egress/1"));
    twins.add(
        new Twin(
            Policy.PROCESSES_REACH_WHAT_THEY_NEED_AND_NO_MORE,
            "mail for all",
            it ->
                it.with(
                    "NetworkPolicy",
                    "to-mail",
                    "/spec/podSelector/matchLabels",
                    Map.of("app.kubernetes.io/part-of", "participation-suite"))));
    twins.add(
        new Twin(
            Policy.PROCESSES_REACH_WHAT_THEY_NEED_AND_NO_MORE,
            "no sign-in",
            it -> it.without("NetworkPolicy", "to-sign-in")));
    twins.add(
        new Twin(
            Policy.PROCESSES_REACH_WHAT_THEY_NEED_AND_NO_MORE,
            "no register",
            it -> it.without("NetworkPolicy", "to-register")));
    twins.add(
        lacks(
            Policy.PROCESSES_ARE_REACHED_BY_WHOM_THEY_SERVE_AND_NOBODY_ELSE,
            "NetworkPolicy",
            "monitoring",
            "/spec/ingress/0"));
    twins.add(
        new Twin(
            Policy.PROCESSES_ARE_REACHED_BY_WHOM_THEY_SERVE_AND_NOBODY_ELSE,
            "past the gateway",
            it ->
                it.with(
                    "NetworkPolicy",
                    "ideas-service",
                    "/spec/ingress/0/from/0",
                    Map.of(
                        "namespaceSelector",
                        Map.of("matchLabels", Map.of("participation.city/role", "ingress"))))));
    twins.add(
        new Twin(
            Policy.PRODUCTION_KEEPS_TWO_OF_EACH,
            "one",
            it -> it.with("HorizontalPodAutoscaler", "gateway", "/spec/minReplicas", 1)));
    twins.add(
        new Twin(
            Policy.PRODUCTION_KEEPS_TWO_OF_EACH,
            "replicas against the scaling",
            it -> it.with("Deployment", "gateway", "/spec/replicas", 2)));
    twins.add(
        new Twin(
            Policy.PRODUCTION_NEVER_TAKES_ALL_AWAY,
            "no budget",
            it -> it.without("PodDisruptionBudget", "notifications-service")));
    twins.add(
        lacks(
            Policy.PRODUCTION_SPREADS_OVER_MACHINES_AND_ZONES,
            "Deployment",
            "gateway",
            "/spec/template/spec/topologySpreadConstraints/0"));
    twins.add(
        new Twin(
            Policy.PRODUCTION_LOSES_NOTHING_WITH_ONE_ENGINE,
            "two brokers",
            it -> it.with("RabbitmqCluster", "rabbitmq", "/spec/replicas", 2)));
    twins.add(
        new Twin(
            Policy.PRODUCTION_LOSES_NOTHING_WITH_ONE_ENGINE,
            "one database",
            it -> it.with("MongoDBCommunity", "mongodb", "/spec/members", 1)));
    twins.add(
        new Twin(
            Policy.PRODUCTION_HAS_NO_SECRETS,
            "a password",
            it -> {
              List<Manifest> more = new ArrayList<>(it.manifests());
              more.addAll(Manifest.in("{ apiVersion: v1, kind: Secret, metadata: { name: x } }"));
              return new Overlay(it.name(), more);
            }));
    twins.add(
        new Twin(
            Policy.PRODUCTION_SPEAKS_TLS,
            "another host",
            it -> it.with("Gateway", "participation", "/spec/listeners/1/hostname", "x.example")));
    twins.add(
        lacks(Policy.PRODUCTION_SPEAKS_TLS, "Gateway", "participation", "/spec/listeners/1/tls"));
    twins.add(
        new Twin(
            Policy.PRODUCTION_SPEAKS_TLS,
            "no redirect",
            it -> it.without("HTTPRoute", "to-https")));
    twins.add(
        new Twin(
            Policy.PRODUCTION_SPEAKS_TLS,
            "forwarded without TLS",
            it ->
                it.with(
                    "HTTPRoute",
                    "to-https",
                    route -> ((ObjectNode) route.at("/spec/rules/0")).remove("filters"))));
    twins.add(
        new Twin(
            Policy.PRODUCTION_BELIEVES_FEW_PROXIES,
            "the whole cluster",
            it -> it.with("ConfigMap", "participation", "/data/trusted-proxies", "10.0.0.0/8")));
    return twins;
  }

  private static Twin lacks(Policy policy, String kind, String name, String pointer) {
    return new Twin(policy, "without " + pointer, it -> it.without(kind, name, pointer));
  }

  @Test
  void aTwinDiffersInOnePlaceOnly() {
    Overlay real = Overlay.rendered("production");
    Overlay twin = real.without("Deployment", "gateway", CONTAINER + "/lifecycle");

    assertThat(Set.copyOf(twin.manifests())).isNotEqualTo(Set.copyOf(real.manifests()));
    assertThat(twin.manifests()).hasSameSizeAs(real.manifests());
  }
}
