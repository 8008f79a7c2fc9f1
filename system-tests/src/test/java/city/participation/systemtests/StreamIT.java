package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The inbox as it happens. */
@ExtendWith(SharedSuite.class)
class StreamIT {

  private static final String AUTHOR = "demo-participant-6";

  @Test
  void tellsTheAuthorWhileSheListens(Api api) {
    List<String> lines = new CopyOnWriteArrayList<>();
    var idea = api.submit(AUTHOR, "Live dabei");
    var listening =
        api.http()
            .sendAsync(
                api.request(AUTHOR, "/api/notifications/stream")
                    .timeout(Duration.ofMinutes(2))
                    .header("Accept", "text/event-stream")
                    .GET()
                    .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(
                    new Flow.Subscriber<>() {
                      @Override
                      public void onSubscribe(Flow.Subscription all) {
                        all.request(Long.MAX_VALUE);
                      }

                      @Override
                      public void onNext(String line) {
                        lines.add(line);
                      }

                      @Override
                      public void onError(Throwable failure) {
                        lines.add("failed: " + failure);
                      }

                      @Override
                      public void onComplete() {
                        lines.add("ended");
                      }
                    }));
    try {
      await().atMost(Duration.ofSeconds(15)).until(() -> !lines.isEmpty());

      api.publish(idea);

      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(() ->
              assertThat(lines).anyMatch(line -> line.startsWith("data:") && line.contains(idea)));
    } finally {
      listening.cancel(true);
    }
  }

  @Test
  void isNotForStrangers(Api api) {
    assertThat(api.get(null, "/api/notifications/stream").status()).isEqualTo(401);
  }
}
