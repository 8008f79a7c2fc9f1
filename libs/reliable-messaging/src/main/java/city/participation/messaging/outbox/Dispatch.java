package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.outbox.Ledger.Sent;
import city.participation.messaging.outbox.Publisher.Item;
import city.participation.messaging.outbox.Publisher.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends parcels and does in the documents what the broker's verdicts ask for. */
final class Dispatch {

  private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

  private final Publisher publisher;
  private final WaitingRoom room;
  private final MessagingProperties.Outbox settings;
  private final Clock clock;
  private final Set<String> refusedTypes = new HashSet<>();

  Dispatch(
      Publisher publisher, WaitingRoom room, MessagingProperties.Outbox settings, Clock clock) {
    this.publisher = publisher;
    this.room = room;
    this.settings = settings;
    this.clock = clock;
  }

  /** How the broker took the parcels. */
  enum Outcome {
    ALL_SENT,
    SOME_FAILED,
    /** Not one verdict came in time. */
    SILENCE
  }

  /** Parcels on their way to the broker. */
  record Departed(List<Parcel> parcels, Publisher.Flight flight) {}

  /** Parcels of whose messages the broker has spoken. */
  record Arrived(List<Parcel> parcels, List<Verdict> verdicts) {

    static final Arrived NOTHING = new Arrived(List.of(), List.of());

    Outcome outcome() {
      if (verdicts.stream().allMatch(Verdict.SENT::equals)) {
        return Outcome.ALL_SENT;
      }
      return verdicts.stream().allMatch(Verdict.UNKNOWN::equals)
          ? Outcome.SILENCE
          : Outcome.SOME_FAILED;
    }
  }

  Departed send(List<Parcel> parcels) {
    List<Item> items = new ArrayList<>();
    for (Parcel parcel : parcels) {
      parcel
          .underWay()
          .forEach(message -> items.add(new Item(parcel.collection(), parcel.id(), message)));
    }
    return new Departed(parcels, publisher.publish(items));
  }

  Arrived await(Departed departed) {
    return new Arrived(departed.parcels(), departed.flight().land());
  }

  /** Takes out of the outboxes what was sent, and puts off what was not. */
  void settle(Arrived arrived, Function<String, Ledger> ledgers, Instant due) {
    Map<String, List<Sent>> sent = new HashMap<>();
    int from = 0;
    for (Parcel parcel : arrived.parcels()) {
      int to = from + parcel.underWay().size();
      List<OutboxMessage> confirmed = confirmed(parcel, arrived.verdicts().subList(from, to));
      if (confirmed.size() == to - from) {
        sent.computeIfAbsent(parcel.collection(), name -> new ArrayList<>())
            .add(new Sent(parcel, confirmed));
      } else {
        OutboxMessage unsent = parcel.underWay().get(confirmed.size());
        ledgers
            .apply(parcel.collection())
            .postpone(new Sent(parcel, confirmed), unsent, later(parcel.attempts()));
        room.leave(parcel);
      }
      from = to;
    }
    sent.forEach((collection, parts) -> clear(ledgers.apply(collection), parts, due));
  }

  private void clear(Ledger ledger, List<Sent> sent, Instant due) {
    List<Parcel> more = ledger.clear(sent, due);
    sent.forEach(each -> room.done(each.parcel()));
    more.forEach(room::replace);
  }

  /** Those before the first that failed: sending what follows it again keeps the order. */
  private List<OutboxMessage> confirmed(Parcel parcel, List<Verdict> verdicts) {
    for (int i = 0; i < verdicts.size(); i++) {
      OutboxMessage message = parcel.underWay().get(i);
      switch (verdicts.get(i)) {
        case SENT -> refusedTypes.remove(message.type());
        case UNROUTABLE -> {
          warn(message, "The broker has no queue for {}; it stays in the outbox.");
          return List.copyOf(parcel.underWay().subList(0, i));
        }
        case REFUSED -> {
          warn(message, "The broker has refused {}, as a full queue does; it stays in the outbox.");
          return List.copyOf(parcel.underWay().subList(0, i));
        }
        case UNKNOWN -> {
          return List.copyOf(parcel.underWay().subList(0, i));
        }
      }
    }
    return List.copyOf(parcel.underWay());
  }

  private void warn(OutboxMessage message, String reason) {
    if (refusedTypes.add(message.type())) {
      log.warn(reason, message.type());
    }
  }

  private Instant later(int attempts) {
    Duration longest = settings.longestBackOff();
    Duration backOff = settings.firstBackOff().multipliedBy(1L << Math.min(attempts, 20));
    long millis = Math.min(backOff.toMillis(), longest.toMillis());
    long spread = ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    return clock.instant().plusMillis(millis - spread / 2);
  }
}
