package city.participation.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.outbox.Ledger.Unsent;
import city.participation.messaging.outbox.Publisher.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

/** What keeps a relay at work, whatever its neighbours throw at it. */
@ExtendWith(OutputCaptureExtension.class)
class RelayTests {

  private static final long PATIENCE = 20_000;

  private final Clock clock = mock(Clock.class);
  private final MessagingProperties.Outbox settings =
      Relays.settings("poll=50ms", "confirm-timeout=200ms");
  private final Backlog backlog = new Backlog(settings, clock);
  private final Ledger ledger = mock(Ledger.class);
  private final Publisher publisher = mock(Publisher.class);
  private final Topology topology = mock(Topology.class);
  private final Relay relay =
      new Relay(name -> ledger, publisher, topology, backlog, settings, clock);

  @BeforeEach
  void serveTrees() {
    when(clock.instant()).thenAnswer(call -> Instant.now());
    when(ledger.unsent()).thenReturn(new Unsent(0, Instant.MAX));
    when(ledger.claim(any(), any(), anyInt())).thenReturn(claim(List.of()));
    relay.serve("trees");
  }

  @AfterEach
  void stop() {
    relay.stop();
  }

  @Test
  void startsOverAfterAnError() {
    doThrow(new NoClassDefFoundError("gone")).doNothing().when(topology).declare();

    relay.start();

    verify(topology, timeout(PATIENCE).atLeast(2)).declare();
    await().until(relay::isAtWork);
  }

  @Test
  void startsOverWhenWhatItHoldsCannotBeGivenBack() {
    when(publisher.publish(anyList()))
        .thenThrow(new AmqpConnectException(new IllegalStateException("no broker")));
    doThrow(new NoSuchElementException("empty")).when(ledger).release(anyList(), any());
    relay.start();
    await().until(relay::isAtWork);

    relay.handOver(parcel("a", 1), later());

    verify(ledger, timeout(PATIENCE)).release(anyList(), any());
    verify(topology, timeout(PATIENCE).atLeast(2)).declare();
  }

  @Test
  void letsNothingPassWhatWaitsInTheDatabase() {
    AtomicBoolean waiting = new AtomicBoolean(true);
    AtomicInteger number = new AtomicInteger();
    when(publisher.publish(anyList())).thenAnswer(call -> all(Verdict.SENT, call));
    when(ledger.claim(any(), any(), anyInt()))
        .thenAnswer(call ->
            waiting.get()
                // Another instance was quicker to claim one of them.
                ? new Ledger.Claim(
                    IntStream.range(1, call.getArgument(2))
                        .mapToObj(i -> parcel("old" + number.incrementAndGet(), 1))
                        .toList(),
                    call.getArgument(2))
                : claim(List.of()));
    relay.start();

    await().until(() -> number.get() > 1000);
    Instant due = relay.due();
    assertThat(due).isBeforeOrEqualTo(Instant.now());
    relay.handOver(parcel("new", 1), due);

    waiting.set(false);
    await().until(() -> relay.due().isAfter(Instant.now()));
    verify(publisher, never())
        .publish(argThat(items -> items.stream().anyMatch(item -> item.subject().equals("new"))));
  }

  @Test
  void goesOnAfterAnOutageOfTheDatabase() {
    when(ledger.claim(any(), any(), anyInt()))
        .thenThrow(new DataAccessResourceFailureException("no database"))
        .thenReturn(claim(List.of(parcel("a", 1))))
        .thenReturn(claim(List.of()));
    when(publisher.publish(anyList())).thenAnswer(call -> all(Verdict.SENT, call));

    relay.start();

    verify(ledger, timeout(PATIENCE)).clear(anyList(), any());
  }

  @Test
  void sendsOneAtATimeToABrokerThatIsSilent() {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    when(publisher.publish(anyList()))
        .thenAnswer(call -> {
          sizes.add(call.<List<?>>getArgument(0).size());
          return all(sizes.size() < 3 ? Verdict.UNKNOWN : Verdict.SENT, call);
        });
    when(ledger.claim(any(), any(), anyInt()))
        .thenAnswer(call -> claim(List.of(parcel("a", 3), parcel("b", 3))));

    relay.start();

    await().until(() -> sizes.size() >= 4);
    List<Integer> seen = List.of(sizes.toArray(Integer[]::new));
    assertThat(seen.subList(0, 3)).containsExactly(6, 1, 1);
    assertThat(seen.get(3)).as("once it speaks again").isGreaterThan(1);
  }

  @Test
  void leavesToOthersWhatItHasNotSentWhenItStops() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch confirmed = new CountDownLatch(1);
    when(publisher.publish(anyList()))
        .thenAnswer(call -> {
          sending.countDown();
          confirmed.await();
          return all(Verdict.SENT, call);
        });
    relay.start();
    await().until(relay::isAtWork);
    relay.handOver(parcel("a", 1), later());
    sending.await();
    relay.handOver(parcel("b", 1), later());

    Thread stopping = Thread.ofVirtual().start(relay::stop);
    await().until(() -> !relay.isRunning());
    confirmed.countDown();
    stopping.join();

    verify(ledger)
        .clear(argThat(sent -> sent.size() == 1 && sent.getFirst().id().equals("a")), any());
    verify(ledger)
        .release(argThat(left -> left.size() == 1 && left.getFirst().id().equals("b")), any());
  }

  @Test
  void sendsTheNextWhileWhatWasSentIsCleared() {
    CountDownLatch clearing = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(2);
    when(ledger.claim(any(), any(), anyInt()))
        .thenReturn(claimWithMoreBehind(parcel("a", 1)))
        .thenReturn(claim(List.of(parcel("b", 1))))
        .thenReturn(claim(List.of()));
    when(publisher.publish(anyList()))
        .thenAnswer(call -> {
          sent.countDown();
          if (sent.getCount() == 0) {
            clearing.await();
          }
          return all(Verdict.SENT, call);
        });
    when(ledger.clear(anyList(), any()))
        .thenAnswer(call -> {
          clearing.countDown();
          sent.await();
          return List.of();
        });

    relay.start();

    verify(ledger, timeout(PATIENCE).times(2)).clear(anyList(), any());
  }

  @Test
  void claimsTheNextWhileWhatWasSentIsCleared() {
    CountDownLatch clearing = new CountDownLatch(1);
    CountDownLatch claimed = new CountDownLatch(1);
    when(ledger.claim(any(), any(), anyInt()))
        .thenReturn(claimWithMoreBehind(parcel("a", 1)))
        .thenReturn(claimWithMoreBehind(parcel("b", 1)))
        .thenAnswer(call -> {
          clearing.await();
          claimed.countDown();
          return claim(List.of());
        });
    when(publisher.publish(anyList())).thenAnswer(call -> all(Verdict.SENT, call));
    when(ledger.clear(anyList(), any()))
        .thenAnswer(call -> {
          clearing.countDown();
          claimed.await();
          return List.of();
        });

    relay.start();

    verify(ledger, timeout(PATIENCE).times(2)).clear(anyList(), any());
  }

  @Test
  void waitsForTheDatabaseWhenItCannotClear(CapturedOutput output) {
    when(ledger.claim(any(), any(), anyInt())).thenAnswer(call -> claim(List.of(parcel("a", 1))));
    when(publisher.publish(anyList())).thenAnswer(call -> all(Verdict.SENT, call));
    when(ledger.clear(anyList(), any()))
        .thenThrow(new DataAccessResourceFailureException("no database"))
        .thenReturn(List.of());

    relay.start();

    verify(ledger, timeout(PATIENCE).atLeast(2)).clear(anyList(), any());
    assertThat(output).contains("The database cannot be used").doesNotContain("starts over");
  }

  @Test
  void waitsForTheBrokerThoughTheDatabaseFailsToo(CapturedOutput output) {
    loseTheBrokerWithTheSecond();
    when(ledger.clear(anyList(), any()))
        .thenThrow(new DataAccessResourceFailureException("no database"));

    relay.start();

    verify(ledger, timeout(PATIENCE))
        .release(argThat(left -> left.stream().anyMatch(it -> it.id().equals("b"))), any());
    assertThat(output).contains("The broker cannot be used");
  }

  @Test
  void readsAgainWhatWasClaimedWhileItWasCleared() {
    List<String> sent = Collections.synchronizedList(new ArrayList<>());
    List<OutboxMessage> later = messages("a", 2, 2);
    when(publisher.publish(anyList()))
        .thenAnswer(call -> {
          call.<List<Publisher.Item>>getArgument(0).forEach(item -> sent.add(item.message().id()));
          return all(Verdict.SENT, call);
        });
    when(ledger.claim(any(), any(), anyInt()))
        .thenReturn(claimWithMoreBehind(parcel("a", 1)))
        .thenReturn(new Ledger.Claim(List.of(), settings.unconfirmed()))
        // Found before it was cleared, and with one that was written meanwhile.
        .thenReturn(claim(List.of(parcel("a", 2))))
        .thenReturn(claim(List.of()));
    when(ledger.seize(anyList(), any()))
        .thenReturn(List.of(new Parcel("trees", "a", later, true, false, 0)));

    relay.start();

    verify(ledger, timeout(PATIENCE).times(2)).clear(anyList(), any());
    verify(ledger).seize(argThat(ids -> ids.equals(List.of("a"))), any());
    assertThat(sent).containsExactly("a1", "a2");
  }

  @Test
  void clearsWhatWasSentBeforeTheBrokerWasLost() {
    loseTheBrokerWithTheSecond();

    relay.start();

    verify(ledger, timeout(PATIENCE)).release(anyList(), any());
    verify(ledger)
        .clear(argThat(sent -> sent.size() == 1 && sent.getFirst().id().equals("a")), any());
    verify(ledger)
        .release(argThat(left -> left.size() == 1 && left.getFirst().id().equals("b")), any());
  }

  @Test
  void refusesChangesOnceNobodyCanCount() {
    when(ledger.unsent()).thenThrow(new DataAccessResourceFailureException("no database"));
    relay.start();
    assertThatCode(() -> relay.requireRoom(1)).doesNotThrowAnyException();

    when(clock.instant()).thenAnswer(call -> Instant.now().plus(Duration.ofSeconds(31)));

    assertThat(backlog.isFresh()).isFalse();
    assertThatExceptionOfType(OutboxFullException.class).isThrownBy(() -> relay.requireRoom(1));
    assertThatCode(() -> relay.requireRoom(0)).doesNotThrowAnyException();
  }

  @Test
  void countsWhileTheRelayIsHeldUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    when(publisher.publish(anyList()))
        .thenAnswer(call -> {
          never.await();
          return all(Verdict.SENT, call);
        });
    relay.start();
    await().until(relay::isAtWork);
    relay.handOver(parcel("a", 1), later());
    verify(publisher, timeout(PATIENCE)).publish(anyList());

    verify(ledger, timeout(PATIENCE).atLeast(2)).unsent();
    never.countDown();
  }

  @Test
  void asksTheDatabaseThoughTheClockIsSetBack() {
    AtomicInteger asked = new AtomicInteger();
    when(ledger.claim(any(), any(), anyInt()))
        .thenAnswer(call -> {
          asked.incrementAndGet();
          return claim(List.of());
        });
    relay.start();
    await().until(() -> asked.get() > 0);

    when(clock.instant()).thenAnswer(call -> Instant.now().minus(Duration.ofHours(1)));

    int before = asked.get();
    await().until(() -> asked.get() > before + 3);
  }

  @Test
  void letsNoCollectionTakeAllPlaces() {
    Ledger stones = mock(Ledger.class);
    Relay shared =
        new Relay(
            name -> name.equals("trees") ? ledger : stones,
            publisher,
            topology,
            backlog,
            Relays.settings("poll=50ms", "handed-over=64"),
            clock);
    when(publisher.publish(anyList())).thenAnswer(call -> all(Verdict.SENT, call));
    when(stones.unsent()).thenReturn(new Unsent(0, Instant.MAX));
    Map<String, Ledger> ledgers = Map.of("trees", ledger, "stones", stones);
    Set<String> served = ConcurrentHashMap.newKeySet();
    ledgers.forEach((collection, each) -> {
      when(each.claim(any(), any(), anyInt()))
          .thenAnswer(call -> {
            served.add(collection);
            return claim(
                IntStream.range(0, call.getArgument(2))
                    .mapToObj(i -> parcel(collection, collection + i, 1))
                    .toList());
          });
      shared.serve(collection);
    });

    shared.start();

    await().untilAsserted(() -> assertThat(served).containsExactlyInAnyOrder("trees", "stones"));
    shared.stop();
  }

  /** The first of two parcels is sent. */
  private void loseTheBrokerWithTheSecond() {
    when(ledger.claim(any(), any(), anyInt()))
        .thenReturn(claimWithMoreBehind(parcel("a", 1)))
        .thenReturn(claim(List.of(parcel("b", 1))))
        .thenReturn(claim(List.of()));
    when(publisher.publish(anyList()))
        .thenAnswer(call -> all(Verdict.SENT, call))
        .thenThrow(new AmqpConnectException(new IllegalStateException("no broker")));
  }

  private static Ledger.Claim claim(List<Parcel> parcels) {
    return new Ledger.Claim(parcels, parcels.size());
  }

  private Ledger.Claim claimWithMoreBehind(Parcel parcel) {
    return new Ledger.Claim(List.of(parcel), settings.unconfirmed());
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofSeconds(15));
  }

  private static Publisher.Flight all(Verdict verdict, InvocationOnMock call) {
    int size = call.<List<?>>getArgument(0).size();
    return () -> Collections.nCopies(size, verdict);
  }

  private static Parcel parcel(String id, int messages) {
    return parcel("trees", id, messages);
  }

  private static Parcel parcel(String collection, String id, int messages) {
    return new Parcel(collection, id, messages(id, 1, messages), true, false, 0);
  }

  private static List<OutboxMessage> messages(String id, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(sequence ->
            new OutboxMessage(id + sequence, sequence, "t", Instant.EPOCH, "c", null, null, "{}"))
        .toList();
  }
}
