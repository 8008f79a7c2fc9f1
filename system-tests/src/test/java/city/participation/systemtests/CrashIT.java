package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Killed in the midst of work, nothing that was accepted is lost and nothing happens twice. */
@ExtendWith(SharedSuite.class)
class CrashIT {

  private static final int WRITES_PER_SECOND = 60;

  /** Accepted writes before and after the fault, some seconds each. */
  private static final int PROGRESS = 200;

  private static final Duration CALM = Duration.ofSeconds(30);

  @Test
  void losesNothingAndDoublesNothingWhenTheIdeasServiceIsKilled(Api api, RunningSuite suite)
      throws Exception {
    withstands(api, suite, "ideas", load -> suite.order("crash ideas"));
  }

  @Test
  void losesNothingAndDoublesNothingWhenTheNotificationsServiceIsKilled(Api api, RunningSuite suite)
      throws Exception {
    withstands(api, suite, "notifications", load -> suite.order("crash notifications"));
  }

  @Test
  void losesNothingAndDoublesNothingWhenTheBrokerRestarts(Api api, RunningSuite suite)
      throws Exception {
    withstands(
        api,
        suite,
        "broker",
        load -> {
          suite.stopBroker();
          // Ideas are taken in though nobody can be told of them.
          awaitProgress(load);
          suite.startBroker();
        });
  }

  private static void withstands(Api api, RunningSuite suite, String what, Consumer<Load> fault)
      throws Exception {
    try (var load = Load.start(api, what + "-" + System.nanoTime(), WRITES_PER_SECOND)) {
      awaitProgress(load);
      fault.accept(load);
      awaitProgress(load);
      load.finish();

      var published = load.authorOfPublished();
      assertThat(published).hasSize(load.begun());
      eventually(
          () -> assertThat(tellings(api, published)).isEqualTo(onceEach(tellingsOf(published))));
      eventually(() -> assertThat(supportCounts(api, load)).isEqualTo(expectedCounts(load)));
      assertThat(timesThere(api, load)).isEqualTo(onceEach(load.titles()));
      eventually(() -> assertThat(work(api)).doesNotContainAnyElementsOf(published.keySet()));
      await()
          .during(Outboxes.COUNTED_WITHIN)
          .atMost(CALM.plus(Outboxes.COUNTED_WITHIN))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(Outboxes.waiting(api, suite)).isZero());
    }
  }

  private static void awaitProgress(Load load) {
    long goal = load.accepted() + PROGRESS;
    await().atMost(Duration.ofMinutes(4)).until(() -> load.accepted() >= goal);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(CALM).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertion);
  }

  private static Map<String, Integer> onceEach(Collection<String> things) {
    return things.stream().collect(Collectors.toMap(thing -> thing, thing -> 1));
  }

  private static List<String> tellingsOf(Map<String, String> authorOfPublished) {
    return authorOfPublished.entrySet().stream()
        .map(published -> published.getValue() + " of " + published.getKey())
        .toList();
  }

  /** How many ideas, of whatever status, have each of the titles that were submitted. */
  private static Map<String, Integer> timesThere(Api api, Load load) {
    var titles = load.titles();
    var there = new HashMap<String, Integer>();
    for (var idea : Ideas.all(api)) {
      var title = idea.required("title").asString();
      if (titles.contains(title)) {
        there.merge(title, 1, Integer::sum);
      }
    }
    return there;
  }

  private static List<String> work(Api api) {
    return Pages.all(api, Api.MODERATOR, "/api/notifications/work-list").stream()
        .map(item -> item.required("idea").asString())
        .toList();
  }

  /** How often each person was told of the publication of each of these ideas. */
  private static Map<String, Integer> tellings(Api api, Map<String, String> authorOfPublished) {
    var told = new HashMap<String, Integer>();
    for (var person : new TreeSet<>(authorOfPublished.values())) {
      for (var notification : Inboxes.all(api, person)) {
        var idea = notification.required("link").asString().replace("/api/ideas/", "");
        if (notification.required("matter").asString().equals("idea-published")
            && authorOfPublished.containsKey(idea)) {
          told.merge(person + " of " + idea, 1, Integer::sum);
        }
      }
    }
    return told;
  }

  private static Map<String, Integer> expectedCounts(Load load) {
    var counts = new HashMap<String, Integer>();
    load.supporters().forEach((idea, supporters) -> counts.put(idea, supporters.size()));
    return counts;
  }

  private static Map<String, Integer> supportCounts(Api api, Load load) {
    var counts = new HashMap<String, Integer>();
    for (var idea : load.supporters().keySet()) {
      counts.put(idea, Ideas.supports(api.get(null, "/api/ideas/" + idea).expect(200).json()));
    }
    return counts;
  }
}
