package city.participation.manifests;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who does not keep the rules that hold in production only. */
final class ProductionRules {

  private static final Pattern COMMA = Pattern.compile(",");

  /** Bits that a network of proxies has in common at the least. */
  private static final int NARROW = 24;

  private ProductionRules() {}

  static Stream<String> unrestrictedEngines(Overlay overlay) {
    return Stream.concat(
            overlay
                .all("RabbitmqCluster")
                .filter(it ->
                    !Pods.areRestricted(it.at("/spec/override/statefulSet/spec/template/spec"))),
            overlay
                .all("MongoDBCommunity")
                .filter(it -> !Pods.areRestricted(it.at("/spec/statefulSet/spec/template/spec"))))
        .map(Manifest::id);
  }

  /** A number of replicas would undo at every change of anything what the scaling has set. */
  static Stream<String> fewerThanTwo(Overlay overlay) {
    return overlay
        .processes()
        .filter(process ->
            overlay
                    .find("HorizontalPodAutoscaler", process.name())
                    .map(scaling -> scaling.at("/spec/minReplicas").asInt(1) < 2)
                    .orElse(true)
                || !process.at("/spec/replicas").isMissingNode())
        .map(Manifest::id);
  }

  static Stream<String> withoutBudget(Overlay overlay) {
    return Stream.concat(overlay.processes().map(Manifest::name), Stream.of("rabbitmq", "mongodb"))
        .filter(name ->
            overlay
                .find("PodDisruptionBudget", name)
                .map(budget -> budget.at("/spec/maxUnavailable").asInt(0) != 1)
                .orElse(true));
  }

  static Stream<String> unspread(Overlay overlay) {
    return overlay
        .processes()
        .filter(process ->
            !Pods.each(process.pod().path("topologySpreadConstraints"))
                .map(constraint -> constraint.path("topologyKey").asString())
                .collect(Collectors.toSet())
                .equals(Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")))
        .map(Manifest::id);
  }

  static Stream<String> loneEngines(Overlay overlay) {
    boolean brokers =
        overlay
            .find("RabbitmqCluster", "rabbitmq")
            .filter(it -> it.at("/spec/replicas").asInt(1) == 3)
            .filter(it ->
                it.at("/spec/rabbitmq/additionalConfig")
                    .asString("")
                    .contains("default_queue_type = quorum"))
            .isPresent();
    boolean databases =
        overlay
            .find("MongoDBCommunity", "mongodb")
            .filter(it -> it.at("/spec/members").asInt(1) == 3)
            .isPresent();
    return brokers && databases ? Stream.empty() : Stream.of("not three of each engine");
  }

  static Stream<String> secrets(Overlay overlay) {
    return overlay.all("Secret").map(Manifest::id);
  }

  static Stream<String> withoutTls(Overlay overlay) {
    String host = overlay.get("ConfigMap", "participation").at("/data/public-url").asString();
    Stream<String> listeners =
        overlay
            .all("Gateway")
            .flatMap(gateway -> gateway.each("/spec/listeners"))
            .filter(listener ->
                !host.equals("https://" + listener.path("hostname").asString(""))
                    || (listener.path("protocol").asString("").equals("HTTPS")
                        && listener.at("/tls/certificateRefs/0/name").isMissingNode()))
            .map(listener -> "listener " + listener.path("name"));
    boolean redirected =
        overlay
            .all("HTTPRoute")
            .filter(route -> leadsFrom(route).equals("http"))
            .map(route -> route.at("/spec/rules/0/filters/0/requestRedirect/scheme").asString(""))
            .toList()
            .equals(List.of("https"));
    boolean served = overlay.all("HTTPRoute").anyMatch(route -> leadsFrom(route).equals("https"));
    return redirected && served
        ? listeners
        : Stream.concat(listeners, Stream.of("plain HTTP is not led to HTTPS"));
  }

  /** A whole cluster's network would let every pod speak for any client. */
  static Stream<String> wideProxies(Overlay overlay) {
    String proxies =
        overlay.get("ConfigMap", "participation").at("/data/trusted-proxies").asString();
    return COMMA
        .splitAsStream(proxies)
        .map(String::strip)
        .filter(network -> Integer.parseInt(network.replaceFirst(".*/", "")) < NARROW);
  }

  private static String leadsFrom(Manifest route) {
    return route.at("/spec/parentRefs/0/sectionName").asString("");
  }
}
