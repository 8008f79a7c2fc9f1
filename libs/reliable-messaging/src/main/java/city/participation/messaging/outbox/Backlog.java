package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** How much waits to be sent, as counted every few seconds. */
final class Backlog {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final MessagingProperties.Outbox settings;
  private final Clock clock;
  private volatile long messages;
  private volatile Instant oldest = Instant.MAX;

  Backlog(MessagingProperties.Outbox settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void count(Collection<Ledger> ledgers) {
    long sum = 0;
    Instant first = Instant.MAX;
    for (Ledger ledger : ledgers) {
      Ledger.Unsent unsent = ledger.unsent();
      sum += unsent.messages();
      first = unsent.since().isBefore(first) ? unsent.since() : first;
    }
    messages = sum;
    oldest = first;
  }

  long messages() {
    return messages;
  }

  Duration age() {
    Instant since = oldest;
    Instant now = clock.instant();
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  void requireRoom(int more) {
    if (more == 0) {
      return;
    }
    if (messages + more > settings.maxBacklog()) {
      throw new OutboxFullException("More than " + messages + " messages are unsent.", RETRY_AFTER);
    }
    if (age().compareTo(settings.maxAge()) > 0) {
      throw new OutboxFullException("A message is unsent for " + age() + ".", RETRY_AFTER);
    }
  }
}
