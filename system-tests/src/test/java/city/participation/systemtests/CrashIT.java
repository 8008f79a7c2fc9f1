package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
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
    withstands(api, suite, "ideas", () -> suite.order("crash ideas"));
  }

  @Test
  void losesNothingAndDoublesNothingWhenTheNotificationsServiceIsKilled(Api api, RunningSuite suite)
      throws Exception {
    withstands(api, suite, "notifications", () -> suite.order("crash notifications"));
  }

  @Test
  void losesNothingAndDoublesNothingWhenTheBrokerRestarts(Api api, RunningSuite suite)
      throws Exception {
    withstands(
        api,
        suite,
        "broker",
        () -> {
          suite.order("stop broker");
          suite.order("start broker");
        });
  }

  private static void withstands(Api api, RunningSuite suite, String what, Runnable fault)
      throws Exception {
    try (var load = Load.start(api, what + "-" + System.nanoTime(), WRITES_PER_SECOND)) {
      awaitProgress(load);
      fault.run();
      awaitProgress(load);
      load.finish();

      var published = load.authorOfPublished();
      assertThat(published).hasSize(load.begun());
      eventually(() -> assertThat(Outboxes.waiting(api, suite)).isZero());
      eventually(() -> assertThat(tellings(api, published)).isEqualTo(onceEach(published)));
      eventually(() -> assertThat(supportCounts(api, load)).isEqualTo(expectedCounts(load)));
    }
  }

  private static void awaitProgress(Load load) {
    long goal = load.accepted() + PROGRESS;
    await().atMost(Duration.ofMinutes(2)).until(() -> load.accepted() >= goal);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(CALM).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertion);
  }

  private static Map<String, Integer> onceEach(Map<String, String> authorOfPublished) {
    var once = new HashMap<String, Integer>();
    authorOfPublished.forEach((idea, author) -> once.put(author + " of " + idea, 1));
    return once;
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
