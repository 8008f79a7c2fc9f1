package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.outbox.Dispatch.Arrived;
import city.participation.messaging.outbox.Dispatch.Departed;
import city.participation.messaging.outbox.Dispatch.Outcome;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Brings stored messages to the broker, at least once and in order per aggregate.
 *
 * <p>A change writes into its document when others may take its messages up ({@code due}), and
 * hands them to this relay. Only if this instance dies or gives up does that time pass; then any
 * instance claims them. Nothing but the speed hangs on that time.
 */
final class Relay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private static final Executor BESIDE = Thread.ofVirtual().name("outbox-settlement")::start;

  private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
  private final Function<String, Ledger> newLedger;
  private final WaitingRoom room;
  private final Dispatch dispatch;
  private final Topology topology;
  private final Backlog backlog;
  private final MessagingProperties.Outbox settings;
  private final Clock clock;

  private volatile boolean running;
  private volatile boolean brokerUp;

  /**
   * Older messages wait in the database. New ones queue up behind them: first come, first served.
   */
  private volatile boolean behind;

  private volatile @Nullable Thread thread;

  // Only the relay's own thread uses what follows.
  private final Set<String> indexed = new HashSet<>();
  private long nextPoll = System.nanoTime();
  private long nextDeclaration;
  private int turn;
  private boolean suspicious = true;
  private int window;
  private Arrived arrived = Arrived.NOTHING;
  private @Nullable String trouble;

  Relay(
      Function<String, Ledger> newLedger,
      Publisher publisher,
      Topology topology,
      Backlog backlog,
      MessagingProperties.Outbox settings,
      Clock clock) {
    this.newLedger = newLedger;
    this.room = new WaitingRoom(settings.handedOver());
    this.dispatch = new Dispatch(publisher, room, settings, clock);
    this.topology = topology;
    this.backlog = backlog;
    this.settings = settings;
    this.clock = clock;
    this.window = settings.unconfirmed();
  }

  void serve(String collection) {
    ledgers.computeIfAbsent(collection, newLedger);
  }

  /**
   * Refuses a change before it is made.
   *
   * @throws OutboxFullException too much waits already
   */
  void requireRoom(int messages) {
    backlog.requireRoom(messages);
  }

  /** When others may take up what is stored now. */
  Instant due() {
    return brokerUp && !behind && room.hasPlace() ? leased() : clock.instant();
  }

  /**
   * Takes what was just stored. Whatever is not taken comes back by poll.
   *
   * @param due when others may take it up, as stored with it
   */
  void handOver(Parcel parcel, Instant due) {
    if (!brokerUp || parcel.isEmpty()) {
      return;
    }
    if (due.isAfter(clock.instant())) {
      room.enter(parcel);
    } else {
      room.append(parcel);
    }
  }

  @Override
  public void start() {
    running = true;
    room.open();
    backlog.keepCounting(ledgers.values());
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  /** Ends after the messages under way; the rest is left to others at once. */
  @Override
  public void stop() {
    running = false;
    brokerUp = false;
    room.close();
    backlog.stopCounting();
    Thread ending = thread;
    try {
      if (ending != null && !ending.join(settings.confirmTimeout().plusSeconds(10))) {
        log.warn("The relay is still at work; what is not confirmed yet will be sent again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whether messages are on their way, as far as this instance can say. */
  boolean isAtWork() {
    Thread current = thread;
    return running && current != null && current.isAlive() && brokerUp;
  }

  /** Later than whatever stores messages; earlier than the connections. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run() {
    // Also after a stop: the broker may have lost our queues meanwhile.
    suspicious = true;
    while (running) {
      try {
        work();
        recovered();
      } catch (AmqpException e) {
        brokerUp = false;
        suspicious = true;
        troubled("The broker cannot be used; messages wait in the database.", e);
        giveBack();
      } catch (DataAccessException | MongoException e) {
        room.leaveAll();
        troubled("The database cannot be used; the relay waits.", e);
      } catch (RuntimeException | Error e) {
        // Without this thread nothing is sent, and nobody would notice.
        room.leaveAll();
        log.error("The relay has failed and starts over.", e);
        trouble = "The relay has failed.";
      }
      if (trouble != null) {
        room.pause(RECONNECT.plusMillis(ThreadLocalRandom.current().nextLong(250)));
      }
    }
    giveBack();
  }

  private void work() {
    ensureIndexes();
    if (suspicious || isOver(nextDeclaration)) {
      topology.declare();
      nextDeclaration = System.nanoTime() + settings.declare().toNanos();
      suspicious = false;
      brokerUp = running;
    }
    // All at once: the broker at this batch, the database at the one before and the one after.
    Arrived before = takeArrived();
    CompletableFuture<Void> settlement = CompletableFuture.runAsync(() -> settle(before), BESIDE);
    Departed departed;
    List<Parcel> claimed;
    try {
      List<Parcel> parcels = room.take(window);
      departed = parcels.isEmpty() ? null : dispatch.send(parcels);
      claimed = isOver(nextPoll) ? poll(clock.instant()) : List.of();
    } catch (RuntimeException | Error e) {
      settlement.handle((nothing, alsoFailed) -> suppress(e, alsoFailed)).join();
      throw e;
    }
    join(settlement);
    admit(claimed, before);
    seize(room.takeIncomplete());
    if (departed == null) {
      room.awaitWork(Duration.ofNanos(nextPoll - System.nanoTime()));
      return;
    }
    Arrived landed = dispatch.await(departed);
    arrived = landed;
    Outcome outcome = landed.outcome();
    suspicious = outcome != Outcome.ALL_SENT;
    // A broker that does not answer gets one message at a time, lest they pile up on the way.
    window = outcome == Outcome.SILENCE ? 1 : settings.unconfirmed();
  }

  /** To settle it, once: should that fail, the lease will pass, and it is sent again. */
  private Arrived takeArrived() {
    Arrived landed = arrived;
    arrived = Arrived.NOTHING;
    return landed;
  }

  private void settle(Arrived landed) {
    dispatch.settle(landed, this::ledger, leased());
  }

  private static Throwable suppress(Throwable failure, @Nullable Throwable other) {
    if (other != null) {
      failure.addSuppressed(other);
    }
    return failure;
  }

  private static void join(CompletableFuture<Void> settlement) {
    try {
      settlement.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * What was claimed of a document while it was settled may have been read before, and hold what
   * was sent. It is read again; unless it is to wait, as what was refused is.
   */
  private void admit(List<Parcel> claimed, Arrived settled) {
    Set<Parcel.Address> touched =
        settled.parcels().stream().map(Parcel::address).collect(Collectors.toSet());
    List<Parcel> doubtful = new ArrayList<>();
    for (Parcel parcel : claimed) {
      if (touched.contains(parcel.address())) {
        doubtful.add(parcel);
      } else {
        room.replace(parcel);
      }
    }
    if (settled.outcome() == Outcome.ALL_SENT) {
      seize(doubtful);
    }
  }

  /** Not by the clock on the wall, which may be set back. */
  private static boolean isOver(long nanoTime) {
    return System.nanoTime() - nanoTime >= 0;
  }

  /** Claims what is due, as much as there is room for, and sees when to look again. */
  private List<Parcel> poll(Instant now) {
    // The first may leave no place to the others, so each has its turn.
    List<Ledger> inTurn = new ArrayList<>(ledgers.values());
    Collections.rotate(inTurn, turn);
    if (room.hasPlace()) {
      turn++;
    }
    List<Parcel> claimed = new ArrayList<>();
    boolean more = false;
    for (Ledger ledger : inTurn) {
      int limit = Math.min(room.places() - claimed.size(), settings.unconfirmed());
      if (limit <= 0) {
        more = true;
        break;
      }
      Ledger.Claim claim = ledger.claim(now, leased(), limit);
      claimed.addAll(claim.parcels());
      more |= claim.found() == limit;
    }
    behind = more;
    nextPoll = System.nanoTime() + (more ? 0 : settings.poll().toNanos());
    return claimed;
  }

  /** Changes of one aggregate that overlap are handed over in any order, or leave a gap. */
  private void seize(List<Parcel> incomplete) {
    incomplete.stream()
        .collect(
            Collectors.groupingBy(
                Parcel::collection, Collectors.mapping(Parcel::id, Collectors.toList())))
        .forEach(
            (collection, ids) -> ledger(collection).seize(ids, leased()).forEach(room::replace));
  }

  /** To the millisecond, as the database has it, and hardly the same for two instances. */
  private Instant leased() {
    return clock
        .instant()
        .plus(settings.lease())
        .plusMillis(ThreadLocalRandom.current().nextLong(1000))
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private void ensureIndexes() {
    ledgers.forEach((collection, ledger) -> {
      if (!indexed.contains(collection)) {
        ledger.ensureIndex();
        indexed.add(collection);
      }
    });
  }

  private void giveBack() {
    try {
      settle(takeArrived());
      Map<String, List<Parcel>> left =
          room.leaveAll().stream().collect(Collectors.groupingBy(Parcel::collection));
      left.forEach((collection, parcels) -> ledger(collection).release(parcels, clock.instant()));
    } catch (RuntimeException e) {
      room.leaveAll();
      log.debug("Not given back; the lease will pass.", e);
    }
  }

  private Ledger ledger(String collection) {
    return Objects.requireNonNull(ledgers.get(collection));
  }

  private void troubled(String what, Exception e) {
    if (!what.equals(trouble)) {
      log.warn("{} {}", what, e.toString());
    }
    trouble = what;
  }

  private void recovered() {
    if (trouble != null) {
      log.info("The relay works again.");
      trouble = null;
    }
  }
}
