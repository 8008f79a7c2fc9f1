package city.participation.messaging.outbox;

import static city.participation.messaging.garden.Journeys.awaitArrival;
import static city.participation.messaging.garden.Journeys.awaitEmptyOutboxes;
import static city.participation.messaging.garden.Journeys.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import city.participation.messaging.garden.Arrivals;
import city.participation.messaging.garden.Garden;
import city.participation.messaging.garden.Tree;
import city.participation.messaging.outbox.Publisher.Item;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import tools.jackson.databind.json.JsonMapper;

/** Relays on a database of their own, which send what a sleeping relay's store has written. */
@Garden
class RelayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MongoOperations garden;
  private final MongoOperations mongo;
  private final ConnectionFactory connections;
  private final Arrivals arrivals;
  private final List<Relay> started = new ArrayList<>();
  private AggregateStore<Tree> trees;

  @Autowired
  RelayIT(
      MongoOperations garden,
      MongoConverter converter,
      ConnectionFactory connections,
      Arrivals arrivals) {
    this.garden = garden;
    this.mongo = Relays.newDatabase(converter);
    this.connections = connections;
    this.arrivals = arrivals;
  }

  @BeforeEach
  void newStore() {
    MessagingProperties.Outbox settings = Relays.settings();
    Clock clock = Clock.systemUTC();
    Relay sleeping = Relays.sleeping(mongo, new Backlog(settings, clock), settings, clock);
    Stamp stamp = new Stamp("garden", new JsonMapper(), clock, ObservationRegistry.NOOP);
    trees = new AggregateStore<>(Tree.class, mongo, stamp, sleeping, clock, 100);
  }

  @AfterEach
  void stopRelays() {
    started.forEach(Relay::stop);
  }

  @Test
  void sendsAgainWhatADeadRelayHadSentAndNotCleared() {
    String id = planted(3);
    Publisher dead = publisher();
    List<Item> items =
        messages(id).stream().map(message -> new Item("trees", id, message)).toList();
    assertThat(dead.publish(items).land()).containsOnly(Publisher.Verdict.SENT);

    start("garden", List.of("kitchen"));

    awaitEmptyOutboxes(mongo);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(arrivals.of(id)).containsExactly(1L, 2L, 3L, 1L, 2L, 3L));
    awaitArrival(garden, List.of(id), 3);
  }

  @Test
  void leavesWhatAnotherInstanceHasClaimedUntilItsTimeHasPassed() {
    String id = planted(1);
    Ledger ledger = new Ledger("trees", mongo);
    Instant soon = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
    assertThat(ledger.claim(Instant.now(), soon, 10).parcels()).hasSize(1);
    assertThat(ledger.claim(Instant.now(), soon.plusMillis(1), 10).parcels()).isEmpty();

    start("garden", List.of("kitchen"));

    awaitEmptyOutboxes(mongo);
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
    awaitArrival(garden, List.of(id), 1);
  }

  /** Each relay waits with its first messages until the other has some, too. */
  @Test
  void sharesTheWorkAmongTwoRelays() {
    List<String> ids = IntStream.range(0, 100).mapToObj(i -> planted(2)).toList();
    CountDownLatch bothHaveSome = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Publisher publisher = spy(publisher());
      AtomicBoolean first = new AtomicBoolean(true);
      doAnswer(
              call -> {
                if (first.getAndSet(false)) {
                  bothHaveSome.countDown();
                  assertThat(bothHaveSome.await(60, TimeUnit.SECONDS)).isTrue();
                }
                return call.callRealMethod();
              })
          .when(publisher)
          .publish(anyList());
      start(Relays.of(mongo, publisher, Relays.settings("poll=200ms")));
    }

    awaitEmptyOutboxes(mongo);
    awaitArrival(garden, ids, 2);
    assertThat(bothHaveSome.getCount()).isZero();
    for (String id : ids) {
      assertThat(arrivals.of(id)).as("by one relay, once").containsExactly(1L, 2L);
    }
  }

  @Test
  void keepsWhatNoQueueTook() {
    String id = planted(2);
    MessagingProperties.Outbox settings = Relays.settings("first-back-off=200ms");
    String nowhere = "meadow-" + UUID.randomUUID();
    Relay relay = Relays.of(mongo, connections, nowhere, List.of(), settings);
    start(relay);

    await().atMost(PATIENCE).until(() -> Outbox.number(outbox(id), "attempts") >= 3);
    assertThat(messages(id)).extracting(OutboxMessage::sequence).containsExactly(1L, 2L);
    assertThat(outbox(id)).containsEntry("sent", 0L);
    relay.stop();

    start("garden", List.of("kitchen"));
    awaitEmptyOutboxes(mongo);
    awaitArrival(garden, List.of(id), 2);
  }

  @Test
  void keepsWhatTheBrokerHasNotConfirmedInTime() {
    String id = planted(1);
    Publisher unheard = mock(Publisher.class);
    when(unheard.publish(anyList())).thenReturn(() -> List.of(Publisher.Verdict.UNKNOWN));
    start(Relays.of(mongo, unheard, Relays.settings()));

    await().atMost(PATIENCE).until(() -> outbox(id).containsKey("attempts"));
    assertThat(messages(id)).hasSize(1);
  }

  @Test
  void removesATombstoneWithItsLastMessage() {
    String id = planted(1);
    trees.erase(trees.find(id).orElseThrow(), List.of(grown(id, 1)));

    start("garden", List.of("kitchen"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(mongo.getCollection("trees").find(new Document("_id", id))).isEmpty());
    awaitArrival(garden, List.of(id), 2);
  }

  @Test
  void finishesAnOutboxThatAnotherInstanceHasEmptied() {
    String id = emptied();

    start("garden", List.of("kitchen"));

    await().atMost(PATIENCE).until(() -> !outbox(id).containsKey("due"));
    assertThat(arrivals.of(id)).isEmpty();
  }

  @Test
  void countsAmongWhatIsDueWhatNeedsNoSending() {
    emptied();
    Instant now = Instant.now().plusSeconds(1);

    Ledger.Claim claim = new Ledger("trees", mongo).claim(now, now.plusSeconds(15), 1);

    assertThat(claim.parcels()).isEmpty();
    assertThat(claim.found()).isEqualTo(1);
  }

  @Test
  void declaresAQueueThatIsLostWhileAnotherTakesAll() {
    String source = "orchard-" + UUID.randomUUID();
    RabbitAdmin admin = new RabbitAdmin(connections);
    start(Relays.of(mongo, connections, source, List.of("a", "b"), Relays.settings("declare=1s")));
    await().atMost(PATIENCE).until(() -> admin.getQueueInfo(source + ".b") != null);

    assertThat(admin.deleteQueue(source + ".a")).isTrue();

    await().atMost(PATIENCE).until(() -> admin.getQueueInfo(source + ".a") != null);
  }

  @Test
  void sendsWhatItsInterfaceToReceiversSays() {
    String queue = "spy-" + UUID.randomUUID();
    RabbitAdmin admin = new RabbitAdmin(connections);
    String source = "garden";
    Queue spy = new Queue(queue, true, false, false);
    admin.declareQueue(spy);
    admin.declareBinding(
        BindingBuilder.bind(spy).to(new TopicExchange(source)).with("garden.tree-grown.v1"));
    String id = planted(1);
    OutboxMessage stored = messages(id).getFirst();

    start(source, List.of("kitchen"));

    awaitEmptyOutboxes(mongo);
    Message message = null;
    RabbitTemplate rabbit = new RabbitTemplate(connections);
    for (Message next = rabbit.receive(queue, 5000); next != null; next = rabbit.receive(queue)) {
      if (id.equals(next.getMessageProperties().getHeaders().get("cloudEvents:subject"))) {
        message = next;
      }
    }
    admin.deleteQueue(queue);
    assertThat(message).isNotNull();
    assertThat(message.getMessageProperties().getMessageId()).isEqualTo(stored.id());
    assertThat(message.getMessageProperties().getReceivedDeliveryMode())
        .isEqualTo(MessageDeliveryMode.PERSISTENT);
    assertThat(message.getMessageProperties().getContentType()).isEqualTo("application/json");
    assertThat(message.getMessageProperties().getHeaders())
        .containsEntry("cloudEvents:specversion", "1.0")
        .containsEntry("cloudEvents:id", stored.id())
        .containsEntry("cloudEvents:source", "/garden")
        .containsEntry("cloudEvents:type", "garden.tree-grown.v1")
        .containsEntry("cloudEvents:sequence", "1")
        .containsEntry("cloudEvents:correlationid", stored.correlationId())
        .containsEntry("cloudEvents:datacontenttype", "application/json")
        .containsEntry("cloudEvents:time", stored.time().toString());
    assertThat(new String(message.getBody(), StandardCharsets.UTF_8)).isEqualTo(stored.data());
  }

  @Test
  void saysSoWhenTheBrokerHasSomethingElseUnderTheName() {
    String source = "pond-" + UUID.randomUUID();
    RabbitAdmin admin = new RabbitAdmin(connections);
    admin.declareExchange(new FanoutExchange(source));
    MessagingProperties settings =
        Relays.properties(source, List.of(), Map.of(), Relays.settings());
    Topology topology = new Topology(admin, settings, new Queues(false));

    assertThatExceptionOfType(AmqpException.class).isThrownBy(topology::declare);
  }

  private Publisher publisher() {
    return new Publisher(
        connections,
        Relays.properties("garden", List.of(), Map.of(), Relays.settings("confirm-timeout=60s")));
  }

  private void start(String source, List<String> consumers) {
    start(Relays.of(mongo, connections, source, consumers, Relays.settings("poll=200ms")));
  }

  private void start(Relay relay) {
    relay.serve("trees");
    started.add(relay);
    relay.start();
  }

  private String planted(int announcements) {
    String id = UUID.randomUUID().toString();
    List<Announcement> all =
        IntStream.range(0, announcements).mapToObj(height -> grown(id, height)).toList();
    trees.insert(Tree.planted(id), all, null);
    return id;
  }

  /** As another instance leaves it that did not know what it sent to be the last. */
  private String emptied() {
    String id = planted(1);
    mongo
        .getCollection("trees")
        .updateOne(
            new Document("_id", id),
            new Document("$set", new Document("outbox.messages", List.of())));
    return id;
  }

  private List<OutboxMessage> messages(String id) {
    return Outbox.messages(document(id));
  }

  private Document outbox(String id) {
    return Outbox.part(document(id));
  }

  private Document document(String id) {
    return mongo.getCollection("trees").find(new Document("_id", id)).first();
  }
}
