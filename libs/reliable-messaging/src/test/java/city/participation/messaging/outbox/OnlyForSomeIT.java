package city.participation.messaging.outbox;

import static city.participation.messaging.garden.Journeys.awaitEmptyOutboxes;
import static city.participation.messaging.garden.Journeys.grown;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import city.participation.messaging.garden.Garden;
import city.participation.messaging.garden.Tree;
import city.participation.messaging.outbox.Publisher.Item;
import city.participation.messaging.outbox.Publisher.Verdict;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import tools.jackson.databind.json.JsonMapper;

/** Of trees only the kitchen is told, of all else the museum too. */
@Garden
class OnlyForSomeIT {

  private static final List<String> CONSUMERS = List.of("kitchen", "museum");
  private static final String TREES = "trees";

  private final String source = "park-" + UUID.randomUUID();
  private final MongoOperations mongo;
  private final ConnectionFactory connections;
  private final RabbitAdmin admin;
  private final List<Relay> started = new ArrayList<>();

  @Autowired
  OnlyForSomeIT(MongoConverter converter, ConnectionFactory connections) {
    this.mongo = Relays.newDatabase(converter);
    this.connections = connections;
    this.admin = new RabbitAdmin(connections);
  }

  @AfterEach
  void stop() {
    started.forEach(Relay::stop);
    CONSUMERS.forEach(consumer -> {
      admin.deleteQueue(queue(consumer));
      admin.deleteQueue(Queues.deadLetters(queue(consumer)));
    });
    admin.deleteExchange(source);
    admin.deleteExchange(Queues.exchange(source, TREES));
  }

  @Test
  void tellsOfAnAggregateOnlyThoseWhoAreNamed() {
    start();
    String id = planted(3);
    awaitEmptyOutboxes(mongo);
    assertThat(send(apart(), "bushes", 1)).isEqualTo(Verdict.SENT);

    assertThat(received("kitchen")).containsExactly(id + " 1", id + " 2", id + " 3", "bushes 1");
    assertThat(received("museum")).containsExactly("bushes 1");
  }

  /** As while one release takes the place of another, and again on the way back. */
  @Test
  void losesNothingBesideAnInstanceThatTellsEverybody() {
    MessagingProperties everybody = Relays.properties(source, CONSUMERS, Map.of(), settings());
    declare(everybody);
    assertThat(send(everybody, TREES, 1)).isEqualTo(Verdict.SENT);
    declare(apart());
    assertThat(send(apart(), TREES, 2)).isEqualTo(Verdict.SENT);
    assertThat(send(everybody, TREES, 3)).isEqualTo(Verdict.SENT);
    declare(everybody);
    assertThat(send(apart(), TREES, 4)).isEqualTo(Verdict.SENT);
    assertThat(send(everybody, "bushes", 1)).isEqualTo(Verdict.SENT);
    assertThat(send(apart(), "bushes", 2)).isEqualTo(Verdict.SENT);

    assertThat(received("kitchen"))
        .containsExactly("trees 1", "trees 2", "trees 3", "trees 4", "bushes 1", "bushes 2");
    assertThat(received("museum")).containsExactly("trees 1", "trees 3", "bushes 1", "bushes 2");
  }

  /** The return tells, long before all is declared again anyway. */
  @Test
  void bindsAgainWhatSomebodyUnbound() {
    start();
    String first = planted(1);
    awaitEmptyOutboxes(mongo);
    admin.removeBinding(
        new Binding(
            queue("kitchen"),
            DestinationType.QUEUE,
            Queues.exchange(source, TREES),
            "#",
            Map.of()));
    assertThat(send(apart(), TREES, 1)).as("nobody gets it").isNotEqualTo(Verdict.SENT);

    String second = planted(1);
    awaitEmptyOutboxes(mongo);

    assertThat(received("kitchen")).containsExactly(first + " 1", second + " 1");
    assertThat(received("museum")).isEmpty();
  }

  private void start() {
    Relay relay = Relays.of(mongo, connections, apart());
    relay.serve(TREES);
    started.add(relay);
    relay.start();
  }

  private MessagingProperties apart() {
    return Relays.properties(source, CONSUMERS, Map.of(TREES, List.of("kitchen")), settings());
  }

  private static MessagingProperties.Outbox settings() {
    return Relays.settings(
        "poll=200ms", "declare=1h", "first-back-off=200ms", "confirm-timeout=60s");
  }

  private void declare(MessagingProperties properties) {
    new Topology(admin, properties, new Queues(false)).declare();
  }

  private Verdict send(MessagingProperties properties, String collection, int sequence) {
    OutboxMessage message =
        new OutboxMessage(
            UUID.randomUUID().toString(),
            sequence,
            "garden.tree-grown.v1",
            Clock.systemUTC().instant(),
            "correlation",
            null,
            null,
            "{}");
    return new Publisher(connections, properties)
        .publish(List.of(new Item(collection, collection, message)))
        .land()
        .getFirst();
  }

  /** By a store whose own relay sleeps. */
  private String planted(int announcements) {
    MessagingProperties.Outbox settings = Relays.settings();
    Clock clock = Clock.systemUTC();
    Relay sleeping = Relays.sleeping(mongo, new Backlog(settings, clock), settings, clock);
    Stamp stamp = new Stamp("garden", new JsonMapper(), clock, ObservationRegistry.NOOP);
    String id = UUID.randomUUID().toString();
    List<Announcement> all = new ArrayList<>();
    for (int height = 0; height < announcements; height++) {
      all.add(grown(id, height));
    }
    new AggregateStore<>(Tree.class, mongo, stamp, sleeping, clock, 100)
        .insert(Tree.planted(id), all, null);
    return id;
  }

  /** All that is confirmed by now. */
  private List<String> received(String consumer) {
    RabbitTemplate rabbit = new RabbitTemplate(connections);
    List<String> received = new ArrayList<>();
    for (Message next = rabbit.receive(queue(consumer));
        next != null;
        next = rabbit.receive(queue(consumer))) {
      Map<String, Object> headers = next.getMessageProperties().getHeaders();
      received.add(headers.get("cloudEvents:subject") + " " + headers.get("cloudEvents:sequence"));
    }
    return received;
  }

  private String queue(String consumer) {
    return Queues.name(source, consumer);
  }
}
