package city.participation.messaging.outbox;

import static city.participation.messaging.garden.Journeys.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.garden.Garden;
import city.participation.messaging.garden.MajorityReads;
import city.participation.messaging.garden.Tree;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.CollectionCallback;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

/** On a relay that never starts: what the store writes stays as it was written. */
@Garden
class AggregateStoreIT {

  private static final int MAX_PER_AGGREGATE = 5;

  private final MongoOperations mongo;
  private final MajorityReads majorityReads = new MajorityReads();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now.get();
        }
      };
  private AggregateStore<Tree> trees;
  private Backlog backlog;
  private String id;

  @Autowired
  AggregateStoreIT(MongoConverter converter) {
    this.mongo = Relays.newDatabase(converter, majorityReads);
  }

  @BeforeEach
  void newStore() {
    trees = store(mongo);
    id = UUID.randomUUID().toString();
  }

  private AggregateStore<Tree> store(MongoOperations database) {
    MessagingProperties.Outbox settings = Relays.settings("max-backlog=10");
    backlog = new Backlog(settings, clock);
    Relay relay = Relays.sleeping(database, backlog, settings, clock);
    Stamp stamp = new Stamp("garden", new JsonMapper(), clock, ObservationRegistry.NOOP);
    return new AggregateStore<>(Tree.class, database, stamp, relay, clock, MAX_PER_AGGREGATE);
  }

  @Test
  void findsWhatWasStored() {
    Stored<Tree> inserted = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);

    Stored<Tree> found = trees.find(id).orElseThrow();
    assertThat(found.state()).isEqualTo(Tree.planted(id));
    assertThat(found.version()).isEqualTo(inserted.version()).isEqualTo(1);
    assertThat(found.sequence()).isEqualTo(1);
    assertThat(trees.find(UUID.randomUUID().toString())).isEmpty();
    Query tall = Query.query(Criteria.where("id").is(id).and("height").gt(0));
    assertThat(trees.findOne(tall)).isEmpty();
    assertThat(trees.find(Query.query(Criteria.where("id").is(id)))).hasSize(1);
  }

  @Test
  void refusesATakenId() {
    trees.insert(Tree.planted(id), List.of(), null);

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> trees.insert(Tree.planted(id), List.of(grown(id, 0)), null));
    assertThat(messages()).isEmpty();
  }

  @Test
  void storesStateAndAnnouncementsInOneStep() {
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    Stored<Tree> after =
        trees.update(tree, tree.state().grown(), List.of(grown(id, 1), grown(id, 1)), null);

    assertThat(after.version()).isEqualTo(2);
    assertThat(after.sequence()).isEqualTo(3);
    assertThat(messages()).extracting(message -> message.get("seq")).containsExactly(1L, 2L, 3L);
    assertThat(messages()).extracting(message -> message.get("id")).doesNotHaveDuplicates();
    assertThat(messages().getFirst().getString("data"))
        .isEqualTo("{\"treeId\":\"%s\",\"height\":0}".formatted(id));
    assertThat(document().get("outbox", Document.class).getDate("due").toInstant())
        .isEqualTo(now.get());
  }

  @Test
  void refusesAChangeOfWhatSomebodyElseHasChanged() {
    Stored<Tree> read = trees.insert(Tree.planted(id), List.of(), null);
    trees.update(read, read.state().withNest("owl"), List.of(), null);

    assertThatExceptionOfType(StaleAggregateException.class)
        .isThrownBy(() -> trees.update(read, read.state().grown(), List.of(grown(id, 1)), null))
        .satisfies(stale -> assertThat(stale.currentVersion()).hasValue(2));
    assertThat(trees.find(id).orElseThrow().state().nest()).isEqualTo("owl");
    assertThat(messages()).isEmpty();
  }

  @Test
  void refusesAChangeOfWhatIsGone() {
    Stored<Tree> read = trees.insert(Tree.planted(id), List.of(), null);
    trees.erase(read, List.of());

    assertThatExceptionOfType(StaleAggregateException.class)
        .isThrownBy(() -> trees.update(read, read.state().grown(), List.of(), null))
        .satisfies(stale -> assertThat(stale.currentVersion()).isEmpty());
  }

  @Test
  void removesFieldsThatVanishAndLeavesOthersAlone() {
    Stored<Tree> tree = trees.insert(Tree.planted(id).withNest("owl"), List.of(), null);
    mongo
        .getCollection("trees")
        .updateOne(Filters.eq("_id", id), Updates.set("squirrels.count", 3));

    Stored<Tree> left = trees.update(tree, tree.state().withNest(null), List.of(), null);
    assertThat(document()).doesNotContainKey("nest").containsKey("squirrels");
    trees.update(left, left.state().withNest("owl"), List.of(), null);

    assertThat(document()).containsEntry("nest", "owl");
    assertThat(document().get("squirrels", Document.class)).containsEntry("count", 3);
  }

  @Test
  void refusesAChangeWhoseGuardDoesNotHold() {
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(), null);
    mongo
        .getCollection("trees")
        .updateOne(Filters.eq("_id", id), Updates.set("squirrels.count", 3));
    Criteria none = Criteria.where("squirrels.count").is(0);

    assertThatExceptionOfType(StaleAggregateException.class)
        .isThrownBy(
            () -> trees.update(tree, tree.state().grown(), List.of(grown(id, 1)), null, none))
        .satisfies(stale -> assertThat(stale.currentVersion()).hasValue(1));
    Criteria three = Criteria.where("squirrels.count").is(3);
    assertThat(trees.update(tree, tree.state().grown(), List.of(), null, three).version())
        .isEqualTo(2);
  }

  @Test
  void addsAnnouncementsToAChangeBesideTheState() {
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    Update more = new Update().inc("squirrels.count", 1);

    assertThat(trees.announce(tree, new Criteria(), more, List.of(grown(id, 9)))).isTrue();
    assertThat(trees.announce(tree, new Criteria(), more, List.of(grown(id, 9)))).isFalse();

    assertThat(document().get("squirrels", Document.class)).containsEntry("count", 1);
    assertThat(messages()).extracting(message -> message.get("seq")).containsExactly(1L, 2L);
    assertThat(document().getLong("version")).isEqualTo(1);
    Stored<Tree> after = trees.update(tree, tree.state().grown(), List.of(grown(id, 1)), null);
    assertThat(after.sequence()).as("a number of its own, without a retry").isEqualTo(3);
  }

  @Test
  void keepsAnswersForADayAndNotForever() {
    Instant start = now.get();
    Stored<Tree> tree =
        trees.insert(Tree.planted(id), List.of(), new KeptAnswer("k0", "f0", "{\"n\":0}"));
    for (int i = 1; i <= 3; i++) {
      now.set(start.plus(Duration.ofHours(10L * i)));
      tree = trees.find(id).orElseThrow();
      tree =
          trees.update(tree, tree.state().grown(), List.of(), new KeptAnswer("k" + i, "f", "{}"));
    }

    assertThat(trees.keptAnswer(id, "k0")).as("30 hours old").isEmpty();
    assertThat(trees.keptAnswer(id, "k1")).hasValue(new KeptAnswer("k1", "f", "{}"));
    assertThat(majorityReads.collections()).containsOnly("trees");
    assertThat(trees.keptAnswer(id, "k3")).isPresent();
    assertThat(trees.keptAnswer(id, "other")).isEmpty();
    assertThat(trees.find(id).orElseThrow().hasAnswered("k3")).isTrue();
    assertThat(trees.find(id).orElseThrow().hasAnswered("other")).isFalse();
  }

  @Test
  void holdsTheLastWordsOfTheErasedInATombstone() {
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    mongo.getCollection("trees").updateOne(Filters.eq("_id", id), Updates.set("squirrels", 3));

    trees.erase(tree, List.of(grown(id, -1)));

    assertThat(trees.find(id)).isEmpty();
    assertThat(trees.find(Query.query(Criteria.where("id").is(id)))).isEmpty();
    assertThat(document()).containsOnlyKeys("_id", "version", "outbox");
    assertThat(messages()).extracting(message -> message.get("seq")).containsExactly(1L, 2L);
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> trees.insert(Tree.planted(id), List.of(), null));
  }

  @Test
  void waitsUntilAnAnswerIsSettled() {
    trees.insert(Tree.planted(id), List.of(), new KeptAnswer("k", "f", "{}"));
    MongoCollection<Document> collection = mongo.getCollection("trees");
    MongoCollection<Document> lagging = mock(delegatesTo(collection));
    doReturn(mongo.getCollection("nothing"), collection)
        .when(lagging)
        .withReadConcern(ReadConcern.MAJORITY);
    MongoOperations replicated = mock(delegatesTo(mongo));
    doAnswer(call -> call.<CollectionCallback<?>>getArgument(1).doInCollection(lagging))
        .when(replicated)
        .execute(eq("trees"), any());

    assertThat(store(replicated).keptAnswer(id, "k")).hasValue(new KeptAnswer("k", "f", "{}"));

    verify(lagging, times(2)).withReadConcern(ReadConcern.MAJORITY);
  }

  @Test
  void removesATombstoneThatCameWhileItsLastMessageWasUnderWay() {
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    Ledger ledger = new Ledger("trees", mongo);
    Parcel underWay = ledger.claim(now.get(), now.get().plusSeconds(15), 1).parcels().getFirst();
    List<OutboxMessage> sent = Outbox.messages(document());

    trees.erase(tree, List.of());
    ledger.clear(List.of(new Ledger.Sent(underWay, sent)), now.get().plusSeconds(16));

    assertThat(document()).isNull();
  }

  @Test
  void leavesAnUnreadableOutboxAsideAndTakesTheOthers() {
    trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    mongo
        .getCollection("trees")
        .updateOne(Filters.eq("_id", id), Updates.set("outbox.messages", List.of("not a message")));
    String other = UUID.randomUUID().toString();
    trees.insert(Tree.planted(other), List.of(grown(other, 0)), null);
    Instant due = now.get().plusSeconds(15);

    assertThat(new Ledger("trees", mongo).claim(now.get(), due, 10).parcels())
        .extracting(Parcel::id)
        .contains(other)
        .doesNotContain(id);
    assertThat(document().get("outbox", Document.class).getDate("due").toInstant())
        .isEqualTo(due.plus(Duration.ofMinutes(5)));
  }

  @Test
  void givesBackNothingOfAnEmptyParcel() {
    Parcel empty = new Parcel("trees", id, List.of(), false, false, 0);

    new Ledger("trees", mongo).release(List.of(empty), now.get());

    assertThat(document()).isNull();
  }

  @Test
  void refusesMoreThanAnAggregateMayHaveUnsent() {
    Stored<Tree> tree = trees.insert(Tree.planted(id), Collections.nCopies(5, grown(id, 0)), null);

    assertThatExceptionOfType(OutboxFullException.class)
        .isThrownBy(() -> trees.update(tree, tree.state().grown(), List.of(grown(id, 1)), null))
        .satisfies(full -> assertThat(full.retryAfter()).isPositive());
    assertThat(
            trees.announce(tree, new Criteria(), new Update().set("x", 1), List.of(grown(id, 1))))
        .isFalse();
    assertThat(trees.update(tree, tree.state().grown(), List.of(), null).version()).isEqualTo(2);
  }

  @Test
  void refusesChangesOnceTooMuchIsUnsentOrTooOld() {
    mongo.getCollection("trees").deleteMany(new Document());
    trees.insert(Tree.planted(id), Collections.nCopies(4, grown(id, 0)), null);
    Ledger ledger = new Ledger("trees", mongo);
    backlog.count(List.of(ledger));
    assertThat(backlog.messages()).isEqualTo(4);
    backlog.requireRoom(6);
    assertThatExceptionOfType(OutboxFullException.class).isThrownBy(() -> backlog.requireRoom(7));

    now.set(now.get().plus(Duration.ofMinutes(11)));
    backlog.count(List.of(ledger));
    assertThat(backlog.age()).isEqualTo(Duration.ofMinutes(11));
    assertThatExceptionOfType(OutboxFullException.class)
        .isThrownBy(() -> trees.insert(Tree.planted("x" + id), List.of(grown(id, 0)), null));
    assertThat(trees.insert(Tree.planted("y" + id), List.of(), null).version()).isEqualTo(1);
  }

  private record Branch(@Id String id, int version) {}

  @Test
  void refusesAClassThatMapsWhatIsKeptBesideTheState() {
    MessagingProperties.Outbox settings = Relays.settings();
    Relay relay = Relays.sleeping(mongo, backlog, settings, clock);
    Stamp stamp = new Stamp("garden", new JsonMapper(), clock, ObservationRegistry.NOOP);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new AggregateStore<>(Branch.class, mongo, stamp, relay, clock, 5))
        .withMessageContaining("version");
  }

  @Test
  void refusesATypeThatIsNotOfThisSource() {
    Announcement foreign = new Announcement("kitchen.soup-cooked.v1", "{}");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> trees.insert(Tree.planted(id), List.of(foreign), null));
    assertThat(trees.find(id)).isEmpty();
  }

  private Document document() {
    return mongo.getCollection("trees").find(Filters.eq("_id", id)).first();
  }

  private List<Document> messages() {
    return document().get("outbox", Document.class).getList("messages", Document.class, List.of());
  }
}
