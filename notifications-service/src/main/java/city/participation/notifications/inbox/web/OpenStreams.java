package city.participation.notifications.inbox.web;

import city.participation.defaults.problem.Problem;
import city.participation.notifications.inbox.InboxProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Counts the open streams of this process, in all and per person. */
@Component
class OpenStreams {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  /** Connections that streams never take: an open stream keeps one for as long as it lasts. */
  private static final int FOR_OTHERS = 512;

  private final int perPerson;
  private final int atMost;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<String, Integer> byPerson = new ConcurrentHashMap<>();

  OpenStreams(
      InboxProperties properties,
      MeterRegistry meters,
      @Value("${server.tomcat.max-connections}") int connections) {
    if (properties.streams() + FOR_OTHERS > connections) {
      throw new IllegalStateException(
          "participation.inbox.streams: %d streams leave fewer than %d of server.tomcat.max-connections (%d) for other requests"
              .formatted(properties.streams(), FOR_OTHERS, connections));
    }
    this.perPerson = properties.streamsPerPerson();
    this.atMost = properties.streams();
    Gauge.builder("notifications.streams.open", all, AtomicInteger::get)
        .description("Open streams of this instance")
        .register(meters);
  }

  /** A place, to be given back once; running it again does nothing. */
  Runnable take(String person) {
    if (all.incrementAndGet() > atMost) {
      all.decrementAndGet();
      throw Problem.unavailable(RETRY_AFTER);
    }
    int his = byPerson.merge(person, 1, Integer::sum);
    AtomicBoolean taken = new AtomicBoolean(true);
    Runnable giveBack =
        () -> {
          if (taken.compareAndSet(true, false)) {
            all.decrementAndGet();
            byPerson.computeIfPresent(person, (_, open) -> open == 1 ? null : open - 1);
          }
        };
    if (his > perPerson) {
      giveBack.run();
      throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "notifications.too-many-streams", perPerson)
          .withRetryAfter(RETRY_AFTER);
    }
    return giveBack;
  }

  int open() {
    return all.get();
  }
}
