package city.participation.messaging.inbox;

import org.springframework.messaging.Message;

/**
 * Applies the messages of each subject once and in order, to one row per subject of one sender.
 *
 * <p>The document is the state's own fields and beside them {@code _id} (the subject), {@code
 * lastSeq}, {@code waiting} and {@code poison}, which the class must not map.
 */
public final class Inbox<T> {

  Inbox() {}

  /** Returns only when what became of the message is stored. */
  public Receipt receive(Message<byte[]> message) {
    throw new UnsupportedOperationException();
  }
}
