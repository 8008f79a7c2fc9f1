package city.participation.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.participation.notifications.DatabaseTest;
import city.participation.notifications.wording.Matter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@DatabaseTest
class NotificationsIT {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Autowired private MongoOperations mongo;
  private Notifications notifications;
  private final String person = "person-" + UUID.randomUUID();

  @BeforeEach
  void startEmpty() {
    mongo.dropCollection(Notification.class);
    notifications = new Notifications(mongo);
  }

  @Test
  void numbersThemInTheOrderTheyCome() {
    add("m1");
    add("m2");

    assertThat(notifications.page(person, false, Long.MAX_VALUE, 10))
        .extracting(Notification::message, Notification::number)
        .containsExactly(tuple("m2", 2L), tuple("m1", 1L));
  }

  @Test
  void keepsWhatItWasGiven() {
    Notification given = notification("m1");

    assertThat(notifications.add(given)).contains(given.withNumber(1));
    assertThat(notifications.find(given.id(), person)).contains(given.withNumber(1));
  }

  @Test
  void storesTheSameMessageOnceHoweverManyTellIt() throws Exception {
    List<Boolean> added =
        inParallel(
            IntStream.range(0, 40)
                .<Callable<Boolean>>mapToObj(
                    _ -> () -> notifications.add(notification("m1")).isPresent())
                .toList());

    assertThat(added).containsOnlyOnce(true);
    assertThat(notifications.newest(person)).isEqualTo(1);
  }

  @Test
  void tellsEachRecipientOfAMessage() {
    String other = person + "-other";
    add("m1");

    assertThat(
            notifications.add(
                Notification.unnumbered("m1", other, Matter.IDEA_PUBLISHED, Map.of(), "idea", NOW)))
        .isPresent();
  }

  @Test
  void showsAReaderEveryNumberInOrderWhileManyWrite() throws Exception {
    int writers = 6;
    int each = 20;
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      String name = "writer" + writer + "-";
      work.add(() -> {
        for (int i = 0; i < each; i++) {
          add(name + i);
        }
        return true;
      });
    }
    List<Long> seen = new ArrayList<>();
    work.add(() -> {
      Instant deadline = Instant.now().plusSeconds(60);
      while (seen.size() < writers * each && Instant.now().isBefore(deadline)) {
        long last = seen.isEmpty() ? 0 : seen.getLast();
        notifications.after(person, last, 7).forEach(one -> seen.add(one.number()));
      }
      return true;
    });

    inParallel(work);

    assertThat(seen)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
  }

  @Test
  void countsWhatIsUnreadUnderConcurrency() throws Exception {
    for (int i = 0; i < 20; i++) {
      add("old" + i);
    }
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String read = Notification.idOf("old" + i, person);
      String added = "new" + i;
      work.add(() -> {
        notifications.markRead(read, person, NOW);
        notifications.markRead(read, person, NOW.plusSeconds(1));
        return true;
      });
      work.add(() -> notifications.add(notification(added)).isPresent());
    }

    inParallel(work);

    assertThat(notifications.unread(person, 1_000)).isEqualTo(20);
    assertThat(notifications.unread(person, 5)).isEqualTo(5);
  }

  @Test
  void remembersWhenItWasReadFirst() {
    Notification one = add("m1");

    notifications.markRead(one.id(), person, NOW);
    notifications.markRead(one.id(), person, NOW.plusSeconds(60));

    assertThat(notifications.find(one.id(), person).orElseThrow().readAt()).isEqualTo(NOW);
  }

  @Test
  void leavesUnreadWhatArrivedAfterTheLastOneSeen() {
    add("m1");
    Notification seen = add("m2");
    add("m3");

    notifications.markReadUpTo(person, seen.number(), NOW);

    assertThat(notifications.page(person, true, Long.MAX_VALUE, 10))
        .extracting(Notification::message)
        .containsExactly("m3");
  }

  @Test
  void pagesWithoutRepetitionWhileOthersArrive() {
    for (int i = 1; i <= 5; i++) {
      add("m" + i);
    }
    List<Notification> first = notifications.page(person, false, Long.MAX_VALUE, 2);
    add("m6");
    List<Notification> second = notifications.page(person, false, first.getLast().number(), 2);

    assertThat(first).extracting(Notification::message).containsExactly("m5", "m4");
    assertThat(second).extracting(Notification::message).containsExactly("m3", "m2");
  }

  @Test
  void hidesFromOthersWhatIsNotTheirs() {
    Notification one = add("m1");

    notifications.markRead(one.id(), person + "-other", NOW);

    assertThat(notifications.find(one.id(), person + "-other")).isEmpty();
    assertThat(notifications.unread(person, 10)).isEqualTo(1);
  }

  @Test
  void knowsWhoWasToldSomethingLately() {
    add("m1");
    add("m2");

    assertThat(notifications.newestSince(NOW)).containsEntry(person, 2L);
    assertThat(notifications.newestSince(NOW.plusSeconds(1))).doesNotContainKey(person);
  }

  @Test
  void forgetsWhatWasReadLongAgoButContinuesItsNumbers() {
    for (int i = 1; i <= 4; i++) {
      notifications.markRead(add("m" + i).id(), person, NOW.minus(Duration.ofDays(100 - i)));
    }

    long forgotten = notifications.forget(NOW.minus(Duration.ofDays(97).minusHours(1)));

    assertThat(forgotten).isEqualTo(3);
    assertThat(notifications.forget(NOW)).isZero();
    assertThat(add("m5").number()).isEqualTo(5);
    assertThat(notifications.forget(NOW)).isEqualTo(1);
  }

  @Test
  void forgetsNothingThatIsUnread() {
    add("m1");
    add("m2");

    assertThat(notifications.forget(NOW.plus(Duration.ofDays(1_000)))).isZero();
  }

  private Notification add(String message) {
    return notifications.add(notification(message)).orElseThrow();
  }

  private Notification notification(String message) {
    return Notification.unnumbered(
        message, person, Matter.IDEA_PUBLISHED, Map.of("title", "Bänke"), "idea-1", NOW);
  }

  private static <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    }
  }
}
