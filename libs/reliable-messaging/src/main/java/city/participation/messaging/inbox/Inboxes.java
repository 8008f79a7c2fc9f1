package city.participation.messaging.inbox;

/** Hands out the one inbox of each class. */
public final class Inboxes {

  /**
   * Opens the inbox of a class.
   *
   * @param change also used when parked messages are taken up again, without a delivery
   */
  public <T> Inbox<T> of(Class<T> rowClass, Change<T> change) {
    return new Inbox<>(rowClass, change);
  }
}
