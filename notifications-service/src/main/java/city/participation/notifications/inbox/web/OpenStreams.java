package city.participation.notifications.inbox.web;

import city.participation.defaults.problem.Problem;
import city.participation.notifications.inbox.InboxProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
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
  private final Map<String, Deque<Place>> byPerson = new ConcurrentHashMap<>();

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

  /**
   * A place, to be given back once; running it again does nothing. {@code end} ends the stream that
   * has it, for a newer one of the same person: of a reader who went away without a word the
   * container learns minutes later, and who comes back must not wait for that.
   */
  Runnable take(String person, Runnable end) {
    if (all.incrementAndGet() > atMost) {
      all.decrementAndGet();
      throw Problem.unavailable(RETRY_AFTER);
    }
    var place = new Place(end);
    List<Place> tooMany = new ArrayList<>();
    byPerson.compute(
        person,
        (_, others) -> {
          Deque<Place> places = others == null ? new ArrayDeque<>() : others;
          places.addLast(place);
          while (places.size() > perPerson) {
            tooMany.add(places.removeFirst());
          }
          return places;
        });
    tooMany.forEach(oldest -> oldest.end.run());
    return () -> giveBack(person, place);
  }

  /** In all it counts until here, also after a newer one: until then it keeps a connection. */
  private void giveBack(String person, Place place) {
    if (place.taken.compareAndSet(true, false)) {
      all.decrementAndGet();
      byPerson.computeIfPresent(
          person,
          (_, places) -> {
            places.remove(place);
            return places.isEmpty() ? null : places;
          });
    }
  }

  private static final class Place {

    private final Runnable end;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    private Place(Runnable end) {
      this.end = end;
    }
  }

  int open() {
    return all.get();
  }
}
