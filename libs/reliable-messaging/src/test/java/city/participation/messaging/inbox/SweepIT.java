package city.participation.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.garden.Garden;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;

@Garden
class SweepIT {

  /** Rows beside those of the garden, whose own sweep runs too. */
  @org.springframework.data.mongodb.core.mapping.Document("pebbles")
  record Pebble(@Id String id, int count) {}

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final MongoOperations mongo;
  private final Sweep ofTheGarden;
  private final MeterRegistry meters;
  private final MessagingProperties.Inbox settings =
      new Binder(
              new MapConfigurationPropertySource(
                  Map.of("inbox.back-off", "1ms", "inbox.sweep", "10ms")))
          .bindOrCreate("inbox", MessagingProperties.Inbox.class);
  private final Clock clock = mock(Clock.class);
  private final DeadLetters deadLetters = mock(DeadLetters.class);
  private Inboxes inboxes;
  private Inbox<Pebble> pebbles;
  private Sweep sweep;
  private String id;

  @Autowired
  SweepIT(MongoOperations mongo, Sweep ofTheGarden, MeterRegistry meters) {
    this.mongo = mongo;
    this.ofTheGarden = ofTheGarden;
    this.meters = meters;
  }

  @BeforeEach
  void newSweep() {
    when(clock.instant()).thenReturn(NOW);
    when(deadLetters.count()).thenReturn(OptionalLong.of(7));
    inboxes =
        new Inboxes(mongo, new Envelope(new JsonMapper()), new Patience(settings), clock, settings);
    pebbles =
        inboxes.of(
            Pebble.class,
            (before, message) ->
                new Pebble(message.subject(), before == null ? 1 : before.count() + 1));
    sweep = new Sweep(inboxes, deadLetters, settings, clock);
    mongo.dropCollection("pebbles");
    mongo.dropCollection("pebbles.parked");
    id = UUID.randomUUID().toString();
  }

  @Test
  void comesToThoseBehindAThousandThatCannotGoOn() {
    List<Document> stuck =
        IntStream.range(0, 1005)
            .mapToObj(i ->
                new Document("_id", "stuck" + i)
                    .append("lastSeq", 1L)
                    .append("waiting", waiting(3, NOW.minusSeconds(10))))
            .toList();
    mongo.getCollection("pebbles").insertMany(stuck);
    mongo
        .getCollection("pebbles")
        .insertOne(
            new Document("_id", "poisoned")
                .append("lastSeq", 1L)
                .append("waiting", waiting(2, NOW.minusSeconds(20)))
                .append(
                    "poison",
                    new Document("type", "t")
                        .append("at", Date.from(NOW))
                        .append("failures", settings.attempts())));
    pebbles.rows().park(message(id, 1));

    sweep.sweep();

    assertThat(mongo.findById(id, Pebble.class)).isEqualTo(new Pebble(id, 1));
    List<Rows.Held> held = new ArrayList<>();
    pebbles.forEachHeld(true, held::add);
    assertThat(held).extracting(Rows.Held::subject).doesNotHaveDuplicates().hasSize(1006);
    assertThat(held.getFirst().subject()).isEqualTo("poisoned");
    assertThat(sweep.counts().poisoned()).isEqualTo(1);
  }

  @Test
  void goesOnPastASubjectThatFails() {
    oneCannotGoOn();
    pebbles.rows().park(message(id, 1));

    sweep.sweep();

    assertThat(mongo.findById(id, Pebble.class)).isNotNull();
  }

  @Test
  void redrivesPastASubjectThatFailsAndSaysSo() {
    oneCannotGoOn();
    pebbles.rows().park(message(id, 1));
    when(deadLetters.redrive()).thenReturn(3);

    assertThat(new ParkedEndpoint(inboxes, deadLetters).redrive())
        .isEqualTo(new ParkedEndpoint.Redriven(1, 1, 3));

    assertThat(mongo.findById(id, Pebble.class)).isNotNull();
  }

  @Test
  void redrivesDeadLettersThoughTheDatabaseIsAway() {
    Inboxes away = mock(Inboxes.class);
    when(away.all()).thenThrow(new DataAccessResourceFailureException("no database"));

    assertThatExceptionOfType(DataAccessResourceFailureException.class)
        .isThrownBy(new ParkedEndpoint(away, deadLetters)::redrive);

    verify(deadLetters).redrive();
  }

  @Test
  void goesOnWithWhatBeganToWaitBeforeTheClockWasSetBack() {
    when(clock.instant()).thenReturn(NOW.plus(Duration.ofHours(1)));
    pebbles.rows().park(message(id, 1));
    pebbles.rows().park(message("other", 2));
    when(clock.instant()).thenReturn(NOW);

    sweep.sweep();

    assertThat(mongo.findById(id, Pebble.class)).isNotNull();
    assertThat(new ParkedEndpoint(inboxes, deadLetters).parked().subjects())
        .extracting(Rows.Held::subject)
        .containsExactly("other");
  }

  @Test
  void tellsOfAGapOnceItIsAMinuteOld() {
    pebbles.receive(wire(id, 2));
    sweep.sweep();
    assertThat(sweep.counts()).isEqualTo(new Sweep.Counts(1, 0, 0, 7));

    when(clock.instant()).thenReturn(NOW.plus(Duration.ofSeconds(61)));
    when(deadLetters.count()).thenReturn(OptionalLong.empty());
    sweep.sweep();
    assertThat(sweep.counts()).isEqualTo(new Sweep.Counts(1, 0, 1, Double.NaN));

    pebbles.receive(wire(id, 1));
    sweep.sweep();
    assertThat(sweep.counts()).isEqualTo(new Sweep.Counts(0, 0, 0, Double.NaN));
  }

  @Test
  void triesAgainWhatHasFailedAndCallsItNoGap() {
    pebbles.rows().poison(message(id, 1), new IllegalStateException("not yet"));
    pebbles.rows().poison(message("odd", 1), new IllegalStateException("never"));
    mongo.getCollection("pebbles.parked").deleteOne(new Document("_id", "odd|1"));
    when(clock.instant()).thenReturn(NOW.plus(Duration.ofSeconds(61)));

    sweep.sweep();

    assertThat(mongo.findById(id, Pebble.class)).isEqualTo(new Pebble(id, 1));
    assertThat(sweep.counts()).isEqualTo(new Sweep.Counts(0, 1, 0, 7));
  }

  @Test
  void removesWhatIsAppliedAndStillParked() {
    pebbles.receive(wire(id, 1));
    mongo.getCollection("pebbles.parked").insertMany(List.of(parked(id, 1), parked(id, 3)));

    sweep.sweep();

    assertThat(mongo.getCollection("pebbles.parked").find())
        .extracting(left -> left.get("_id"))
        .containsExactly(id + "|3");
  }

  @Test
  void survivesAnError() {
    Inboxes broken = mock(Inboxes.class);
    Collection<Inbox<?>> none = List.of();
    when(broken.all()).thenThrow(new NoClassDefFoundError("gone")).thenReturn(none);
    Sweep tough = new Sweep(broken, deadLetters, settings, clock);

    tough.start();

    verify(broken, timeout(20_000).atLeast(2)).all();
    tough.stop();
  }

  @Test
  void showsItsCountsAsGauges() {
    mongo.getCollection("knownTrees.parked").insertOne(parked(id, 2));

    ofTheGarden.sweep();

    assertThat(meters.get("messaging.inbox.parked").gauge().value()).isPositive();
    for (String name : List.of("poisoned", "gaps", "dead.letters")) {
      assertThat(meters.get("messaging.inbox." + name).gauge().value()).isNotNegative();
    }
    mongo.getCollection("knownTrees.parked").deleteOne(new Document("_id", id + "|2"));
  }

  private void oneCannotGoOn() {
    mongo
        .getCollection("pebbles.parked")
        .insertOne(new Document("_id", "odd|1").append("subject", "odd").append("sequence", 1L));
    mongo
        .getCollection("pebbles")
        .insertOne(
            new Document("_id", "odd")
                .append("lastSeq", 0L)
                .append("waiting", waiting(1, NOW.minusSeconds(10))));
  }

  private static Document waiting(long upTo, Instant since) {
    return new Document("seq", upTo).append("since", Date.from(since));
  }

  private static Document parked(String subject, long sequence) {
    return new Envelope(new JsonMapper())
        .wrap(message(subject, sequence))
        .append("_id", subject + "|" + sequence);
  }

  private static IncomingMessage message(String subject, long sequence) {
    return new Envelope(new JsonMapper()).open(wire(subject, sequence));
  }

  private static Message<byte[]> wire(String subject, long sequence) {
    return MessageBuilder.withPayload("{}".getBytes(StandardCharsets.UTF_8))
        .setHeader("ce-id", subject + "-" + sequence)
        .setHeader("ce-source", "/beach")
        .setHeader("ce-specversion", "1.0")
        .setHeader("ce-type", "beach.pebble-found.v1")
        .setHeader("ce-subject", subject)
        .setHeader("ce-sequence", Long.toString(sequence))
        .build();
  }
}
