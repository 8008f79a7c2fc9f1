package city.participation.messaging.inbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.garden.Garden;
import city.participation.messaging.garden.KnownTree;
import city.participation.messaging.garden.MajorityReads;
import city.participation.messaging.garden.TreeGrownV1;
import city.participation.messaging.garden.Trees;
import city.participation.messaging.outbox.Relays;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.client.model.IndexOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;

@Garden
class InboxIT {

  private static final String COLLECTION = "knownTrees";

  private static MongoOperations mongo;

  private final MessagingProperties.Inbox settings =
      new Binder(new MapConfigurationPropertySource(Map.of("inbox.back-off", "1ms")))
          .bindOrCreate("inbox", MessagingProperties.Inbox.class);
  private final Trees trees = new Trees();
  private Inbox<KnownTree> inbox;
  private String id;

  /** Where the sweep of the test's context does not apply what waits here. */
  @BeforeAll
  static void newDatabase(@Autowired MongoConverter converter) {
    mongo = Relays.newDatabase(converter);
  }

  @BeforeEach
  void newInbox() {
    inbox = newInstance(trees::apply);
    id = UUID.randomUUID().toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void comesToTheSameInAnyOrderAndWithAnyDuplicates(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(15);
    List<Message<byte[]>> deliveries = new ArrayList<>();
    for (int sequence = 1; sequence <= count; sequence++) {
      deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), message(sequence)));
    }
    Collections.shuffle(deliveries, random);

    deliveries.forEach(inbox::receive);

    assertThat(known().heights()).isEqualTo(IntStream.rangeClosed(1, count).boxed().toList());
    assertThat(trees.applied()).isEqualTo(count);
    assertThat(row()).containsEntry("lastSeq", (long) count).doesNotContainKey("waiting");
    assertThat(parked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void comesToTheSameOnThreeInstancesAtOnce(long seed) throws Exception {
    Random random = new Random(seed);
    List<Message<byte[]>> all = IntStream.rangeClosed(1, 30).mapToObj(this::message).toList();
    try (ExecutorService instances = Executors.newFixedThreadPool(3)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Inbox<KnownTree> instance = newInstance(trees::apply);
        List<Message<byte[]>> deliveries = new ArrayList<>(all);
        Collections.shuffle(deliveries, random);
        running.add(instances.submit(() -> deliveries.forEach(instance::receive)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    // What one instance has just applied another may have parked just before; the sweep tidies.
    inbox.tryAgain(id);

    assertThat(known().heights()).isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList());
    assertThat(row()).containsEntry("lastSeq", 30L).doesNotContainKey("waiting");
    assertThat(parked()).isEmpty();
  }

  @Test
  void saysWhatBecameOfAMessage() {
    assertThat(inbox.receive(message(2))).isEqualTo(Receipt.PARKED);
    assertThat(inbox.receive(message(1))).isEqualTo(Receipt.APPLIED);
    assertThat(inbox.receive(message(1))).isEqualTo(Receipt.DUPLICATE);
    assertThat(inbox.receive(message(2))).isEqualTo(Receipt.DUPLICATE);
    assertThat(inbox.receive(message(3))).isEqualTo(Receipt.APPLIED);
  }

  @Test
  void parksPoisonWithItsSuccessorsUntilARedriveAndEqualsACleanReplay() {
    String other = UUID.randomUUID().toString();
    trees.failAt(id, 2, () -> new IllegalStateException("cannot grow"));

    assertThat(inbox.receive(message(1))).isEqualTo(Receipt.APPLIED);
    assertThat(inbox.receive(message(2))).isEqualTo(Receipt.POISONED);
    assertThat(inbox.receive(message(3))).isEqualTo(Receipt.PARKED);
    assertThat(inbox.receive(message(2))).as("again").isEqualTo(Receipt.PARKED);
    assertThat(inbox.receive(message(other, 1))).isEqualTo(Receipt.APPLIED);
    assertThat(known().heights()).containsExactly(1);
    List<Rows.Held> all = new ArrayList<>();
    inbox.forEachHeld(true, all::add);
    assertThat(all)
        .filteredOn(held -> held.subject().equals(id))
        .singleElement()
        .satisfies(held -> {
          assertThat(held.poison()).contains("IllegalStateException");
          assertThat(held.waitingUpTo()).isEqualTo(3);
        });

    inbox.redrive(id);
    assertThat(known().heights()).as("still poisoned").containsExactly(1);
    trees.mend();
    inbox.redrive(id);
    inbox.redrive(id);

    assertThat(known().heights()).containsExactly(1, 2, 3);
    assertThat(row()).doesNotContainKeys("waiting", "poison");
    assertThat(parked()).isEmpty();
    assertThat(inbox.receive(message(4))).isEqualTo(Receipt.APPLIED);
  }

  @Test
  void parksPoisonThatIsTheFirstOfItsSubject() {
    trees.failAt(id, 1, () -> new IllegalStateException("cannot sprout"));

    assertThat(inbox.receive(message(1))).isEqualTo(Receipt.POISONED);
    assertThat(inbox.receive(message(2))).isEqualTo(Receipt.PARKED);
    trees.mend();
    inbox.redrive(id);

    assertThat(known().heights()).containsExactly(1, 2);
  }

  @Test
  void triesAChangeThatFailsOnceAndLeavesTheRestToTheSweep() {
    AtomicInteger calls = new AtomicInteger();
    Inbox<KnownTree> moody =
        newInstance((before, message) -> {
          if (calls.incrementAndGet() < settings.attempts()) {
            throw new IllegalStateException("not yet");
          }
          return trees.apply(before, message);
        });

    assertThat(moody.receive(message(1))).isEqualTo(Receipt.POISONED);
    assertThat(moody.receive(message(2))).isEqualTo(Receipt.PARKED);
    assertThat(calls).as("nobody waits for another attempt").hasValue(1);
    for (int attempt = 2; attempt <= settings.attempts(); attempt++) {
      assertThat(row()).containsKey("poison");
      moody.tryAgain(id);
    }

    assertThat(known().heights()).containsExactly(1, 2);
    assertThat(row()).doesNotContainKeys("waiting", "poison");
    assertThat(parked()).isEmpty();
  }

  @Test
  void givesUpAfterTheLastAttemptUntilARedrive() {
    AtomicInteger calls = new AtomicInteger();
    Inbox<KnownTree> failing =
        newInstance((before, message) -> {
          calls.incrementAndGet();
          throw new IllegalStateException("never");
        });
    failing.receive(message(1));

    for (int sweep = 0; sweep < 2 * settings.attempts(); sweep++) {
      failing.tryAgain(id);
    }
    assertThat(calls).hasValue(settings.attempts());
    List<Rows.Held> swept = new ArrayList<>();
    failing.forEachHeld(false, swept::add);
    assertThat(swept).extracting(Rows.Held::subject).doesNotContain(id);

    failing.redrive(id);
    assertThat(calls).hasValue(settings.attempts() + 1);
  }

  @Test
  void waitsOutAnOutageInsteadOfBlamingTheMessage() {
    AtomicInteger calls = new AtomicInteger();
    Inbox<KnownTree> patient =
        newInstance((before, message) -> {
          if (calls.incrementAndGet() < 8) {
            throw new DataAccessResourceFailureException("no database");
          }
          return trees.apply(before, message);
        });

    assertThat(patient.receive(message(1))).isEqualTo(Receipt.APPLIED);
    assertThat(calls).hasValue(8);
    assertThat(row()).doesNotContainKey("poison");
  }

  @Test
  void waitsOutWhatTheDatabaseRefusesToStore() {
    AtomicInteger failures = new AtomicInteger(6);
    MongoOperations full =
        mock(
            MongoOperations.class,
            call -> {
              if (call.getMethod().getName().equals("execute") && failures.getAndDecrement() > 0) {
                throw refusedWrite(14031);
              }
              return call.getMethod().invoke(mongo, call.getArguments());
            });

    assertThat(newInstance(KnownTree.class, full, trees::apply).receive(message(1)))
        .isEqualTo(Receipt.APPLIED);
    assertThat(known().heights()).containsExactly(1);
  }

  @Test
  void hasNoPatienceWithWhatCannotBeStored() {
    assertThat(Patience.isTroubleOfTheDatabase(new MongoException(13, "Unauthorized"))).isTrue();
    assertThat(Patience.isTroubleOfTheDatabase(new MongoException(17419, "too large"))).isFalse();
    assertThat(Patience.isTroubleOfTheDatabase(refusedWrite(8000))).isTrue();
    for (int ofTheMessage : List.of(11000, 121, 17419, 52)) {
      assertThat(Patience.isTroubleOfTheDatabase(refusedWrite(ofTheMessage))).isFalse();
    }
    assertThat(
            Patience.isTroubleOfTheDatabase(
                new UncategorizedMongoDbException(
                    "", new BsonMaximumSizeExceededException("too large"))))
        .isFalse();
    assertThat(Patience.isTroubleOfTheDatabase(new DuplicateKeyException("taken"))).isFalse();
    assertThat(Patience.isTroubleOfTheDatabase(new IllegalStateException())).isFalse();
  }

  @Test
  void calledPoisonByAnotherInstanceWhatIsAppliedIsNone() {
    inbox.receive(message(1));
    trees.beforeApplying(
        id, () -> inbox.rows().poison(open(message(2)), new IllegalStateException("elsewhere")));

    assertThat(inbox.receive(message(2))).isEqualTo(Receipt.APPLIED);

    assertThat(row()).doesNotContainKeys("poison", "waiting");
    assertThat(parked()).isEmpty();
    assertThat(inbox.receive(message(3))).isEqualTo(Receipt.APPLIED);
  }

  @org.springframework.data.mongodb.core.mapping.Document("nests")
  record Nest(@Id String id, String branch) {}

  @Test
  @Timeout(60)
  void doesNotTakeForTakenWhatSomethingElseForbids() {
    mongo
        .getCollection("nests")
        .createIndex(new Document("branch", 1), new IndexOptions().unique(true));
    Change<Nest> build = (before, message) -> new Nest(message.subject(), "the best");
    Change<Nest> fail =
        (before, message) -> {
          throw new IllegalStateException("no twigs");
        };
    Inbox<Nest> building = newInstance(Nest.class, mongo, build);
    Inbox<Nest> failing = newInstance(Nest.class, mongo, fail);

    assertThat(building.receive(message("n1", 1))).isEqualTo(Receipt.APPLIED);
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> building.receive(message("n2", 1)));
    assertThat(failing.receive(message("n3", 1))).isEqualTo(Receipt.POISONED);
    assertThatExceptionOfType(DuplicateKeyException.class)
        .as("no row to keep the poison in")
        .isThrownBy(() -> failing.receive(message("n4", 1)));
  }

  @Test
  void waitsUntilADuplicateIsSettled() {
    inbox.receive(message(1));
    Envelope envelope = new Envelope(new JsonMapper());
    Rows<KnownTree> rows = spy(new Rows<>(KnownTree.class, mongo, envelope, Clock.systemUTC()));
    doReturn(new Rows.Position(null)).doCallRealMethod().when(rows).settled(id);
    Inbox<KnownTree> careful =
        new Inbox<>(envelope, rows, trees::apply, new Patience(settings), settings);

    assertThat(careful.receive(message(1))).isEqualTo(Receipt.DUPLICATE);

    verify(rows, times(2)).settled(id);
  }

  @Test
  void appliesWhatWasLostWithThePrimaryAfterAll() {
    inbox.receive(message(1));
    Envelope envelope = new Envelope(new JsonMapper());
    Rows<KnownTree> rows = spy(new Rows<>(KnownTree.class, mongo, envelope, Clock.systemUTC()));
    doAnswer(
            call -> {
              mongo.getCollection(COLLECTION).deleteOne(new Document("_id", id));
              return new Rows.Position(null);
            })
        .when(rows)
        .settled(id);
    Inbox<KnownTree> careful =
        new Inbox<>(envelope, rows, trees::apply, new Patience(settings), settings);

    assertThat(careful.receive(message(1))).isEqualTo(Receipt.APPLIED);
  }

  @Test
  void asksTheMajorityWhetherADuplicateIsSettled() {
    MajorityReads majorityReads = new MajorityReads();
    Inbox<KnownTree> elsewhere =
        newInstance(
            KnownTree.class, Relays.newDatabase(mongo.getConverter(), majorityReads), trees::apply);

    elsewhere.receive(message(1));
    assertThat(majorityReads.collections()).isEmpty();
    elsewhere.receive(message(1));

    assertThat(majorityReads.collections()).containsExactly(COLLECTION);
  }

  @Test
  void parksWhatMakesTheChangeItselfFailWithAnError() {
    Inbox<KnownTree> broken =
        newInstance((before, message) -> {
          throw new NoClassDefFoundError("Leaf");
        });

    assertThat(broken.receive(message(1))).isEqualTo(Receipt.POISONED);
    assertThat(row().get("poison", Document.class)).containsEntry("id", id + "-1");
  }

  /** In a collection that the garden's own sweep leaves alone. */
  @org.springframework.data.mongodb.core.mapping.Document("cairns")
  record Cairn(@Id String id, long top) {}

  @Test
  void goesThroughThousandsThatWaitOnASmallStack() throws Exception {
    long count = 3000;
    Envelope envelope = new Envelope(new JsonMapper());
    List<Document> parked = new ArrayList<>();
    for (int sequence = 2; sequence <= count; sequence++) {
      parked.add(envelope.wrap(open(message(sequence))).append("_id", id + "|" + sequence));
    }
    mongo.getCollection("cairns.parked").insertMany(parked);
    Rows<Cairn> rows = new Rows<>(Cairn.class, mongo, envelope, Clock.systemUTC());
    Change<Cairn> pile = (before, message) -> new Cairn(message.subject(), message.sequence());
    Inbox<Cairn> cairns = new Inbox<>(envelope, rows, pile, new Patience(settings), settings);
    cairns.receive(message((int) count));
    AtomicReference<Object> result = new AtomicReference<>();

    Thread small =
        new Thread(
            null,
            () -> {
              try {
                result.set(cairns.receive(message(1)));
              } catch (Throwable e) {
                result.set(e);
              }
            },
            "small",
            512 * 1024);
    small.start();
    small.join();

    assertThat(result.get()).isEqualTo(Receipt.APPLIED);
    assertThat(mongo.findById(id, Cairn.class)).isEqualTo(new Cairn(id, count));
    assertThat(mongo.getCollection("cairns.parked").countDocuments()).isZero();
    assertThat(rows.position(id).waits()).isFalse();
  }

  @Test
  void finishesWhatACrashHasLeftBetweenApplyingAndUnparking() {
    inbox.receive(message(2));
    inbox.receive(message(1));
    // As it was just before the parked message was taken out.
    inbox.rows().park(open(message(2)));
    inbox.tryAgain(id);

    assertThat(known().heights()).containsExactly(1, 2);
    assertThat(parked()).isEmpty();
    assertThat(row()).doesNotContainKey("waiting");
  }

  @Test
  void goesOnWithWhatACrashHasLeftParked() {
    inbox.receive(message(1));
    inbox.rows().park(open(message(2)));

    inbox.tryAgain(id);

    assertThat(known().heights()).containsExactly(1, 2);
  }

  @Test
  void forgetsAllButThePosition() {
    Inbox<KnownTree> forgetful =
        newInstance(
            (before, message) -> message.sequence() == 2 ? null : trees.apply(before, message));
    forgetful.receive(message(1));
    forgetful.receive(message(2));
    assertThat(row()).containsOnlyKeys("_id", "lastSeq").containsEntry("lastSeq", 2L);

    forgetful.receive(message(3));
    assertThat(known().heights()).containsExactly(3);
  }

  @Test
  void carriesTheThreadOfCausesIntoTheChange() {
    List<String> seen = new ArrayList<>();
    Inbox<KnownTree> curious =
        newInstance((before, message) -> {
          seen.add(MDC.get("correlationId") + " " + MDC.get("causationId"));
          return trees.apply(before, message);
        });

    curious.receive(message(1));

    assertThat(seen).containsExactly("c-1 " + id + "-1");
    assertThat(MDC.get("correlationId")).isNull();
    assertThat(MDC.get("causationId")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "specversion", "type", "subject", "sequence"})
  void refusesAMessageThatDoesNotSayWhatItIs(String missing) {
    Message<byte[]> mute =
        MessageBuilder.fromMessage(message(1)).removeHeader("ce-" + missing).build();

    assertThatExceptionOfType(AmqpRejectAndDontRequeueException.class)
        .isThrownBy(() -> inbox.receive(mute))
        .withMessageContaining(missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "one", "1.5"})
  void refusesASequenceThatIsNone(String sequence) {
    Message<byte[]> odd =
        MessageBuilder.fromMessage(message(1)).setHeader("ce-sequence", sequence).build();

    assertThatExceptionOfType(AmqpRejectAndDontRequeueException.class)
        .isThrownBy(() -> inbox.receive(odd));
  }

  @Test
  void refusesAMessageOfAnotherVersionOfCloudEvents() {
    Message<byte[]> later =
        MessageBuilder.fromMessage(message(1)).setHeader("ce-specversion", "2.0").build();

    assertThatExceptionOfType(AmqpRejectAndDontRequeueException.class)
        .isThrownBy(() -> inbox.receive(later))
        .withMessageContaining("specversion");
  }

  @Test
  void readsTheAttributesAlsoAsTheyAreOnTheWire() {
    MessageBuilder<byte[]> wire = MessageBuilder.withPayload(message(1).getPayload());
    message(1)
        .getHeaders()
        .forEach((name, value) -> {
          if (name.startsWith("ce-")) {
            wire.setHeader(name.replace("ce-", "cloudEvents:"), value);
          }
        });

    assertThat(inbox.receive(wire.build())).isEqualTo(Receipt.APPLIED);
  }

  private Inbox<KnownTree> newInstance(Change<KnownTree> change) {
    return newInstance(KnownTree.class, mongo, change);
  }

  private <T> Inbox<T> newInstance(Class<T> rowClass, MongoOperations database, Change<T> change) {
    Envelope envelope = new Envelope(new JsonMapper());
    Rows<T> rows = new Rows<>(rowClass, database, envelope, Clock.systemUTC());
    return new Inbox<>(envelope, rows, change, new Patience(settings), settings);
  }

  /** As Spring passes it on. */
  private static RuntimeException refusedWrite(int code) {
    WriteError error = new WriteError(code, "refused", new BsonDocument());
    RuntimeException translated =
        new MongoExceptionTranslator()
            .translateExceptionIfPossible(
                new MongoWriteException(error, new ServerAddress(), Set.of()));
    return requireNonNull(translated);
  }

  private IncomingMessage open(Message<byte[]> message) {
    return new Envelope(new JsonMapper()).open(message);
  }

  private Message<byte[]> message(int sequence) {
    return message(id, sequence);
  }

  private static Message<byte[]> message(String subject, int sequence) {
    String data = new JsonMapper().writeValueAsString(new TreeGrownV1(subject, sequence));
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("ce-id", subject + "-" + sequence)
        .setHeader("ce-source", "/garden")
        .setHeader("ce-specversion", "1.0")
        .setHeader("ce-type", TreeGrownV1.TYPE)
        .setHeader("ce-subject", subject)
        .setHeader("ce-sequence", Integer.toString(sequence))
        .setHeader("ce-time", "2026-05-01T10:00:00Z")
        .setHeader("ce-correlationid", "c-1")
        .build();
  }

  private KnownTree known() {
    return mongo.findById(id, KnownTree.class);
  }

  private Document row() {
    return mongo.getCollection(COLLECTION).find(new Document("_id", id)).first();
  }

  private List<Document> parked() {
    return mongo
        .getCollection(COLLECTION + ".parked")
        .find(new Document("subject", id))
        .into(new ArrayList<>());
  }
}
