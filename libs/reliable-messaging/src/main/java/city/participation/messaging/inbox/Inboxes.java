package city.participation.messaging.inbox;

import city.participation.messaging.MessagingProperties;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.mongodb.core.MongoOperations;

/** Hands out the one inbox of each class. */
public final class Inboxes {

  private final Map<Class<?>, Inbox<?>> inboxes = new ConcurrentHashMap<>();
  private final MongoOperations mongo;
  private final Envelope envelope;
  private final Patience patience;
  private final Clock clock;
  private final MessagingProperties.Inbox settings;

  Inboxes(
      MongoOperations mongo,
      Envelope envelope,
      Patience patience,
      Clock clock,
      MessagingProperties.Inbox settings) {
    this.mongo = mongo;
    this.envelope = envelope;
    this.patience = patience;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Opens the inbox of a class.
   *
   * @param change also used when parked messages are taken up again, without a delivery
   */
  public <T> Inbox<T> of(Class<T> rowClass, Change<T> change) {
    Rows<T> rows = new Rows<>(rowClass, mongo, envelope, clock);
    Inbox<T> inbox = new Inbox<>(envelope, rows, change, patience, settings);
    if (inboxes.putIfAbsent(rowClass, inbox) != null) {
      throw new IllegalStateException("There is an inbox of " + rowClass.getName() + " already.");
    }
    return inbox;
  }

  Collection<Inbox<?>> all() {
    return inboxes.values();
  }
}
