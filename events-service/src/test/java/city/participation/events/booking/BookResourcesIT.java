package city.participation.events.booking;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Crowd;
import city.participation.testengines.TestEngines;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** On a database, with holders that decide as events do: in one step each. */
class BookResourcesIT {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static MongoClient client;
  private static MongoTemplate mongo;

  private final Decisions decisions = new Decisions();
  private final BookResources resources = new BookResources(new Days(mongo), decisions);

  /** Which claim each holder stands on, and which it never may. */
  private static final class Decisions implements Holders {

    private final Map<String, String> standing = new HashMap<>();
    private final Set<String> fenced = new HashSet<>();

    @Override
    public synchronized boolean standsOn(String holder, String claim) {
      return claim.equals(standing.get(holder));
    }

    @Override
    public synchronized boolean fence(String holder, String claim) {
      if (claim.equals(standing.get(holder))) {
        return false;
      }
      fenced.add(claim);
      return true;
    }

    synchronized boolean stand(Booking booking) {
      if (fenced.contains(booking.claim())) {
        return false;
      }
      standing.put(booking.holder(), booking.claim());
      return true;
    }
  }

  @BeforeAll
  static void connect() {
    ConnectionString uri = new ConnectionString(TestEngines.newDatabase());
    client = MongoClients.create(uri);
    mongo = new MongoTemplate(client, Objects.requireNonNull(uri.getDatabase()));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static Booking booking(Instant from, Duration length, String... wanted) {
    return new Booking(
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString(),
        from,
        from.plus(length),
        List.of(wanted));
  }

  private static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  /** As an event does it: booked, and then decided; anew if it was too slow; or nothing. */
  private boolean take(Booking booking) {
    for (Booking next = booking; ; next = again(next)) {
      if (!resources.book(next).isEmpty()) {
        return false;
      }
      if (decisions.stand(next)) {
        return true;
      }
      resources.release(next);
    }
  }

  private static Booking again(Booking it) {
    return new Booking(
        it.holder(), UUID.randomUUID().toString(), it.from(), it.until(), it.resources());
  }

  @Test
  void givesTheSameHallToOneOfMany() throws InterruptedException {
    String hall = unique("hall");
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Booking booking = booking(NOON.plusSeconds(i), Duration.ofHours(1), hall, "owner " + i);
      all.add(() -> take(booking));
    }
    assertThat(Crowd.all(all).stream().filter(it -> it)).hasSize(1);
  }

  @Test
  void givesToAllWhoAreNotInEachOthersWay() throws InterruptedException {
    String hall = unique("hall");
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Booking next = booking(NOON.plusSeconds(i * 600L), Duration.ofMinutes(10), hall);
      Booking beside = booking(NOON, Duration.ofHours(1), unique("hall"));
      all.add(() -> take(next));
      all.add(() -> take(beside));
    }
    assertThat(Crowd.all(all)).containsOnly(true);
  }

  /** Whatever they want over several days: what is given does not clash, and somebody has some. */
  @Test
  void givesNothingTwiceThoughDaysAreBookedOneByOne() throws InterruptedException {
    Random random = new Random(17);
    String hall = unique("hall");
    String owner = unique("owner");
    List<Booking> wanted = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      wanted.add(
          booking(
              NOON.plus(Duration.ofHours(random.nextInt(24 * 6))),
              Duration.ofHours(1 + random.nextInt(48)),
              random.nextBoolean()
                  ? new String[] {hall, owner}
                  : new String[] {random.nextBoolean() ? hall : owner}));
    }
    List<Callable<Boolean>> all = new ArrayList<>();
    wanted.forEach(it -> all.add(() -> take(it)));
    List<Boolean> taken = Crowd.all(all);
    List<Booking> given = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (taken.get(i)) {
        given.add(wanted.get(i));
      }
    }
    assertThat(given).isNotEmpty();
    for (Booking one : given) {
      assertThat(given).noneMatch(one::clashesWith);
    }
    for (Booking refused : wanted) {
      assertThat(given.contains(refused) || given.stream().anyMatch(refused::clashesWith))
          .as("nobody is refused for nothing")
          .isTrue();
    }
  }

  @Test
  void namesAllThatAreInTheWayOverSeveralDays() {
    String hall = unique("hall");
    Booking first = booking(NOON, Duration.ofHours(2), hall);
    Booking third = booking(NOON.plus(Duration.ofDays(2)), Duration.ofHours(2), hall);
    assertThat(take(first) && take(third)).isTrue();
    Booking wanted = booking(NOON.minusSeconds(1), Duration.ofDays(3), hall);
    assertThat(resources.book(wanted)).containsExactly(first, third);
    Booking between = booking(NOON.plus(Duration.ofDays(1)), Duration.ofHours(2), hall);
    assertThat(take(between)).as("what was refused holds nothing").isTrue();
  }

  @Test
  void freesWhatIsReleased() {
    String hall = unique("hall");
    Booking first = booking(NOON, Duration.ofDays(2), hall);
    Booking second = booking(NOON.plusSeconds(1), Duration.ofHours(1), hall);
    assertThat(take(first)).isTrue();
    assertThat(take(second)).isFalse();
    resources.release(first);
    assertThat(take(second)).isTrue();
  }

  /** Who crashed between booking and deciding is in nobody's way for long. */
  @Test
  void takesAwayWhatNobodyStandsOn() {
    String hall = unique("hall");
    Booking lost = booking(NOON, Duration.ofHours(1), hall);
    assertThat(resources.book(lost)).isEmpty();
    Booking next = booking(NOON, Duration.ofHours(1), hall);
    assertThat(take(next)).isTrue();
    assertThat(decisions.stand(lost)).as("and if it was only slow, it comes too late").isFalse();
    assertThat(new Days(mongo).find("2027-03-01").has(lost.claim())).isFalse();
  }

  /** A booking of three days has reached so many of them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isInNobodysWayIfAProcessEndedBetweenTwoDaysOfABooking(int reached) {
    String hall = unique("hall");
    Booking lost = booking(NOON, Duration.ofDays(2), hall);
    Days days = new Days(mongo);
    lost.days().subList(0, reached).forEach(day -> write(days, day, lost));

    assertThat(take(booking(NOON, Duration.ofDays(2), hall))).isTrue();

    assertThat(lost.days()).noneMatch(day -> days.find(day).has(lost.claim()));
    assertThat(decisions.stand(lost)).as("and if it was only slow, it comes too late").isFalse();
    assertThat(take(again(lost))).as("others have it now").isFalse();
  }

  /** An event was moved, and the process ended while it took the old time off its days. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isInNobodysWayIfAProcessEndedBetweenTwoDaysOfARelease(int left) {
    String hall = unique("hall");
    Booking before = booking(NOON, Duration.ofDays(2), hall);
    assertThat(take(before)).isTrue();
    Instant later = NOON.plus(Duration.ofDays(9));
    Booking moved =
        new Booking(
            before.holder(),
            UUID.randomUUID().toString(),
            later,
            later.plus(Duration.ofDays(2)),
            List.of(hall));
    assertThat(resources.book(moved)).isEmpty();
    assertThat(decisions.stand(moved)).isTrue();
    Days days = new Days(mongo);
    before.days().subList(0, left).forEach(day -> erase(days, day, before));

    assertThat(take(booking(NOON, Duration.ofDays(2), hall))).isTrue();
    assertThat(resources.book(booking(later.plusSeconds(1), Duration.ofHours(1), hall)))
        .containsExactly(moved);
  }

  private static void write(Days days, String day, Booking booking) {
    Day found = days.find(day);
    assertThat(days.replace(found, found.with(booking, Set.of()))).isTrue();
  }

  private static void erase(Days days, String day, Booking booking) {
    Day found = days.find(day);
    assertThat(days.replace(found, found.without(Set.of(booking.claim())))).isTrue();
  }

  /** Who is about to decide is waited for: nobody is refused for what then does not happen. */
  @Test
  void waitsForWhoIsOnTheWay() throws InterruptedException {
    String hall = unique("hall");
    Booking first = booking(NOON, Duration.ofHours(1), hall);
    Booking second = booking(NOON, Duration.ofHours(1), hall);
    assertThat(resources.book(first)).isEmpty();
    CountDownLatch begun = new CountDownLatch(1);
    List<Callable<Boolean>> both =
        List.of(
            () -> {
              begun.countDown();
              return take(second);
            },
            () -> {
              begun.await();
              resources.release(first); // it was refused for another reason
              return false;
            });
    assertThat(Crowd.all(both)).containsExactly(true, false);
  }

  @Test
  void booksAnywayWhatIsForced() {
    String hall = unique("hall");
    Booking first = booking(NOON, Duration.ofHours(1), hall);
    Booking forced = booking(NOON, Duration.ofHours(1), hall);
    assertThat(take(first)).isTrue();
    resources.bookAnyway(forced);
    assertThat(decisions.stand(forced)).isTrue();
    assertThat(resources.book(booking(NOON, Duration.ofHours(1), hall)))
        .as("both are in the way of a third")
        .containsExactly(first, forced);
  }
}
