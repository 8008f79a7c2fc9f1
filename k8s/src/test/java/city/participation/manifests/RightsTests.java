package city.participation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.messaging.Queues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One user for each service at each engine, who may do what the service does and no more. */
class RightsTests {

  private static final Set<String> SERVICES =
      Set.of("ideas", "partners", "events", "notifications");

  private static final String ONLY_FOR = "only-for.";

  private record Rights(String configure, String write, String read) {

    static Rights of(JsonNode permissions) {
      return new Rights(
          permissions.path("configure").asString(),
          permissions.path("write").asString(),
          permissions.path("read").asString());
    }

    boolean mayConfigure(String name) {
      return name.matches(configure);
    }

    boolean mayWrite(String name) {
      return name.matches(write);
    }

    boolean mayRead(String name) {
      return name.matches(read);
    }
  }

  @Test
  void givesEachServiceAUserOfTheBrokerWithoutAnyTag() {
    assertThat(production().all("User").map(Manifest::name))
        .containsExactlyInAnyOrderElementsOf(SERVICES);
    assertThat(production().all("User"))
        .allSatisfy(user -> assertThat(user.at("/spec/tags").isMissingNode()).isTrue());
  }

  @Test
  void letsEachServiceDeclareAndUseItsQueues() {
    sending()
        .forEach((sender, receivers) -> {
          Rights of = rights().get(sender);
          assertThat(of.mayConfigure(sender) && of.mayWrite(sender)).as(sender).isTrue();
          receivers.forEach(receiver -> {
            mayDeclare(of, sender, receiver);
            Rights his = rights().get(receiver);
            mayDeclare(his, sender, receiver);
            String queue = Queues.name(sender, receiver);
            assertThat(his.mayRead(queue) && his.mayRead(Queues.deadLetters(queue))).isTrue();
            // Dead letters go back to their queue by the broker's nameless exchange.
            assertThat(his.mayWrite("amq.default")).isTrue();
          });
        });
  }

  /** What the broker asks of whoever declares and binds a queue that has dead letters. */
  private static void mayDeclare(Rights rights, String sender, String receiver) {
    String queue = Queues.name(sender, receiver);
    String deadLetters = Queues.deadLetters(queue);
    String exchange = Queues.deadLetterExchange();
    assertThat(List.of(sender, queue, deadLetters, exchange)).allMatch(rights::mayConfigure);
    assertThat(List.of(queue, deadLetters, exchange)).allMatch(rights::mayWrite);
    assertThat(List.of(sender, queue, exchange)).allMatch(rights::mayRead);
  }

  /** Of what only some are told, its owner alone decides who. */
  @Test
  void letsEachServiceTellOnlySome() {
    Map<String, Set<String>> apart = apart();
    assertThat(apart.get("events")).containsExactly("events.registrations");
    rights()
        .forEach((service, of) ->
            apart.forEach((sender, exchanges) ->
                exchanges.forEach(exchange ->
                    assertThat(
                            List.of(
                                of.mayConfigure(exchange),
                                of.mayWrite(exchange),
                                of.mayRead(exchange)))
                        .as("%s at %s", service, exchange)
                        .containsOnly(service.equals(sender)))));
  }

  @Test
  void letsNobodySpeakAsAnother() {
    rights()
        .forEach((service, of) ->
            assertThat(SERVICES.stream().filter(of::mayWrite)).containsExactly(service));
  }

  @Test
  void letsNobodyReadWhatIsForOthers() {
    Map<String, Set<String>> sending = sending();
    rights()
        .forEach((service, of) ->
            sending.forEach((sender, receivers) ->
                receivers.forEach(receiver -> {
                  if (!service.equals(sender) && !service.equals(receiver)) {
                    String queue = Queues.name(sender, receiver);
                    assertThat(of.mayRead(queue) || of.mayWrite(queue) || of.mayConfigure(queue))
                        .as("%s at %s", service, queue)
                        .isFalse();
                  }
                })));
  }

  @Test
  void givesTheSameRightsOnAMachineOfOnesOwn() throws Exception {
    Path file = Manifest.FOLDER.resolve("components/single-node-engines/rabbitmq/definitions.json");
    JsonNode definitions = Manifest.in(Files.readString(file)).getFirst().content();
    Map<String, Rights> local = new TreeMap<>();
    Pods.each(definitions.path("permissions"))
        .forEach(it -> local.put(it.path("user").asString(), Rights.of(it)));

    assertThat(local).isEqualTo(rights());
    assertThat(definitions.at("/vhosts/0/name").asString())
        .isEqualTo(production().all("Vhost").findFirst().orElseThrow().at("/spec/name").asString());
    Pods.each(definitions.path("users"))
        .forEach(user ->
            assertThat(
                    Overlay.rendered("local")
                        .get("Secret", user.path("name").asString() + "-service")
                        .at("/stringData/rabbitmq-password"))
                .isEqualTo(user.path("password")));
  }

  @Test
  void givesEachServiceItsOwnDatabaseAndNoOther() {
    List<String> users = new ArrayList<>();
    production()
        .get("MongoDBCommunity", "mongodb")
        .each("/spec/users")
        .forEach(user -> {
          String name = user.path("name").asString();
          users.add(name);
          assertThat(user.path("db").asString()).isEqualTo(name);
          assertThat(user.path("roles")).hasSize(1);
          assertThat(user.at("/roles/0/name").asString()).isEqualTo("readWrite");
          assertThat(user.at("/roles/0/db").asString()).isEqualTo(name);
        });
    assertThat(users).containsExactlyInAnyOrderElementsOf(SERVICES);
  }

  /** Else a queue would drop what it was told to keep, or the broker would refuse the queue. */
  @Test
  void saysOfQueuesWhatTheServicesSay() {
    Map<String, Object> queue = new Queues(true).arguments(Queues.name("ideas", "notifications"));
    assertThat(queue)
        .containsEntry("x-queue-type", "quorum")
        .containsEntry("x-dead-letter-strategy", "at-least-once")
        .containsKey("x-delivery-limit");

    assertThat(production().all("Policy").toList())
        .hasSize(2)
        .allSatisfy(policy -> {
          JsonNode definition = policy.at("/spec/definition");
          assertThat(definition.path("overflow").asString()).isEqualTo(queue.get("x-overflow"));
          assertThat(policy.at("/spec/applyTo").asString()).isEqualTo("quorum_queues");
          assertThat(definition.propertyNames())
              .doesNotContain("dead-letter-strategy", "dead-letter-exchange", "delivery-limit");
        });
    String name = Queues.name("ideas", "notifications");
    assertThat(applying(name)).isEqualTo("queues");
    assertThat(applying(Queues.deadLetters(name))).isEqualTo("dead-letters");
  }

  private static Overlay production() {
    return Overlay.rendered("production");
  }

  private static String applying(String queue) {
    return production()
        .all("Policy")
        .filter(
            policy -> Pattern.compile(policy.at("/spec/pattern").asString()).matcher(queue).find())
        .max(Comparator.comparingInt(policy -> policy.at("/spec/priority").asInt(0)))
        .orElseThrow()
        .name();
  }

  private static Map<String, Rights> rights() {
    Map<String, Rights> rights = new TreeMap<>();
    production()
        .all("Permission")
        .forEach(it ->
            rights.put(
                it.at("/spec/userReference/name").asString(),
                Rights.of(it.at("/spec/permissions"))));
    assertThat(rights.keySet()).isEqualTo(SERVICES);
    return rights;
  }

  /** Who sends to whom, as the services' own settings say. */
  private static Map<String, Set<String>> sending() {
    Map<String, Set<String>> sending = new HashMap<>();
    for (String service : SERVICES) {
      Set<String> consumers = new TreeSet<>();
      messaging(service)
          .forEach(it ->
              Pods.each(it.path("consumers")).forEach(each -> consumers.add(each.asString())));
      sending.put(service, consumers);
    }
    assertThat(sending.get("ideas")).contains("notifications");
    return sending;
  }

  /** The exchanges of each for what it tells only some, by the same settings. */
  private static Map<String, Set<String>> apart() {
    Map<String, Set<String>> apart = new HashMap<>();
    for (String service : SERVICES) {
      Set<String> exchanges = new TreeSet<>();
      messaging(service)
          .forEach(it ->
              it.propertyNames().stream()
                  .filter(name -> name.startsWith(ONLY_FOR))
                  .map(name -> name.substring(ONLY_FOR.length()))
                  .forEach(name -> exchanges.add(Queues.exchange(service, name))));
      apart.put(service, exchanges);
    }
    return apart;
  }

  private static List<JsonNode> messaging(String service) {
    Path settings =
        Manifest.FOLDER
            .resolveSibling(service + "-service")
            .resolve("src/main/resources/application.yml");
    return Manifest.in(settings).stream()
        .flatMap(document ->
            Stream.of("/participation/messaging", "/participation.messaging").map(document::at))
        .toList();
  }
}
