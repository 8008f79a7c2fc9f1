package city.participation.messaging.inbox;

import org.springframework.messaging.Message;

/**
 * Applies the messages of each subject once and in order, to one row per subject of one sender.
 *
 * <p>The document is the state's own fields and beside them {@code _id} (the subject), {@code
 * lastSeq}, {@code waiting} and {@code poison}, which the class must not map.
 */
public final class Inbox<T> {

  private final Class<T> rowClass;
  private final Change<T> change;

  Inbox(Class<T> rowClass, Change<T> change) {
    this.rowClass = rowClass;
    this.change = change;
  }

  /** Returns only when what became of the message is stored. */
  public Receipt receive(Message<byte[]> message) {
    if (message.getPayload().length > 0) {
      throw new UnsupportedOperationException(rowClass + " " + change);
    }
    return Receipt.APPLIED;
  }
}
