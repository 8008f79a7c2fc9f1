package city.participation.notifications.inbox.web;

import city.participation.notifications.inbox.Arrivals;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.wording.Wordings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One person's open stream: sends what comes after a number, until the token expires. */
final class NotificationStream {

  private static final Logger log = LoggerFactory.getLogger(NotificationStream.class);
  private static final int AT_ONCE = 100;

  /** Spread: the readers of a process that ends must not come back all at once. */
  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);

  private static final Duration SPREAD = Duration.ofSeconds(4);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration RETRY_SPREAD = Duration.ofSeconds(2);

  /** Or the open pages of one person would push one another out all the time. */
  private static final Duration RECONNECT_AFTER_A_NEWER_ONE = Duration.ofMinutes(1);

  private final FindNotifications findNotifications;
  private final Wordings wordings;
  private final Arrivals arrivals;
  private final Clock clock;
  private final Duration heartbeat;
  private final Reader reader;
  private final SseEmitter emitter = new SseEmitter(0L);
  private volatile boolean gone;
  private volatile boolean replaced;
  private volatile Arrivals.@Nullable Watch watched;

  /** {@code until}: when the token expires. */
  record Reader(String id, Locale locale, Instant until) {}

  NotificationStream(
      FindNotifications findNotifications,
      Wordings wordings,
      Arrivals arrivals,
      Clock clock,
      Duration heartbeat,
      Reader reader) {
    this.findNotifications = findNotifications;
    this.wordings = wordings;
    this.arrivals = arrivals;
    this.clock = clock;
    this.heartbeat = heartbeat;
    this.reader = reader;
  }

  SseEmitter open(long after, Runnable atEnd) {
    Arrivals.Watch watch = arrivals.watch(reader.id());
    watched = watch;
    emitter.onCompletion(() -> {
      gone = true;
      watch.close();
    });
    Thread.ofVirtual().name("stream").start(() -> run(watch, after, atEnd));
    return emitter;
  }

  /** Soon, from any thread; also before it is open. */
  void end() {
    replaced = true;
    Arrivals.Watch waiting = watched;
    if (waiting != null) {
      waiting.close();
    }
  }

  private void run(Arrivals.Watch watch, long after, Runnable atEnd) {
    try (watch) {
      // With the number at once: who loses the stream before anything came continues here too.
      emitter.send(
          SseEmitter.event()
              .id(Long.toString(after))
              .comment("open")
              .reconnectTime(RECONNECT_AFTER.toMillis() + random(SPREAD)));
      sendUntilTheEnd(watch, after);
      if (replaced) {
        emitter.send(
            SseEmitter.event()
                .comment("replaced")
                .reconnectTime(RECONNECT_AFTER_A_NEWER_ONE.toMillis() + random(SPREAD)));
      }
      emitter.complete();
    } catch (IOException | IllegalStateException left) {
      // The reader left, which the container knows already.
      log.debug("A reader left: {}", left.toString());
    } catch (InterruptedException stopping) {
      emitter.complete();
    } catch (RuntimeException trouble) {
      // Readers come back by themselves and continue after the last id they saw.
      log.warn("A stream ends early: {}", trouble.toString());
      emitter.complete();
    } finally {
      atEnd.run();
    }
  }

  private void sendUntilTheEnd(Arrivals.Watch watch, long after)
      throws IOException, InterruptedException {
    long last = after;
    Instant silentSince = clock.instant();
    while (!gone && !replaced && arrivals.isRunning() && clock.instant().isBefore(reader.until())) {
      watch.seen(last);
      List<NotificationSummary> arrived;
      try {
        arrived = findNotifications.after(reader.id(), last, AT_ONCE);
      } catch (DataAccessException outOfReach) {
        // Ended now, all streams would come back together to a database that is not well.
        emitter.send(SseEmitter.event().comment("alive"));
        silentSince = clock.instant();
        watch.await(RETRY_AFTER.plusMillis(random(RETRY_SPREAD)));
        continue;
      }
      for (NotificationSummary one : arrived) {
        send(one);
        last = one.number();
      }
      Instant now = clock.instant();
      if (!arrived.isEmpty()) {
        silentSince = now;
      } else if (!now.isBefore(silentSince.plus(heartbeat))) {
        emitter.send(SseEmitter.event().comment("alive"));
        silentSince = now;
      }
      if (arrived.size() < AT_ONCE) {
        watch.seen(last);
        watch.await(shorter(heartbeat, Duration.between(now, reader.until())));
      }
    }
  }

  private void send(NotificationSummary one) throws IOException {
    emitter.send(
        SseEmitter.event()
            .id(Long.toString(one.number()))
            .name("notification")
            .data(
                NotificationResponse.of(
                    one, wordings.of(one.matter(), one.parameters(), reader.locale())),
                MediaType.APPLICATION_JSON));
  }

  private static long random(Duration upTo) {
    return ThreadLocalRandom.current().nextLong(upTo.toMillis());
  }

  private static Duration shorter(Duration one, Duration other) {
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }
}
