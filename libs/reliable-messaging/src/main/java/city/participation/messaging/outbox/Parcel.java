package city.participation.messaging.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Unsent messages of one aggregate, in order. Guarded by the waiting room's lock. */
final class Parcel {

  private final String collection;
  private final Object id;
  private final boolean erased;
  private final int attempts;
  private final Deque<OutboxMessage> waiting;
  private final List<OutboxMessage> underWay = new ArrayList<>();
  private final boolean fromFirst;
  private long last;
  private long lastHeardOf;

  /**
   * Packs messages.
   *
   * @param fromFirst nothing older of this aggregate is unsent
   * @param erased the document is to vanish with its last message
   * @param attempts that have failed
   */
  Parcel(
      String collection,
      Object id,
      List<OutboxMessage> messages,
      boolean fromFirst,
      boolean erased,
      int attempts) {
    this.collection = collection;
    this.id = id;
    this.waiting = new ArrayDeque<>(messages);
    this.fromFirst = fromFirst;
    this.erased = erased;
    this.attempts = attempts;
    this.last = messages.isEmpty() ? 0 : messages.getLast().sequence();
    this.lastHeardOf = last;
  }

  record Address(String collection, Object id) {}

  Address address() {
    return new Address(collection, id);
  }

  String collection() {
    return collection;
  }

  Object id() {
    return id;
  }

  boolean erased() {
    return erased;
  }

  int attempts() {
    return attempts;
  }

  /** Otherwise the aggregate has unsent messages that are not in here. */
  boolean complete() {
    return fromFirst && last >= lastHeardOf;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether any message is, when those up to this one were. A document to vanish always is. */
  boolean isUnsentAfter(long sequence) {
    return erased || last > sequence;
  }

  /** The messages that are being sent. */
  List<OutboxMessage> underWay() {
    return underWay;
  }

  /** Then it is not to be touched until the broker has spoken. */
  boolean isUnderWay() {
    return !underWay.isEmpty();
  }

  OutboxMessage first() {
    return underWay.isEmpty() ? waiting.getFirst() : underWay.getFirst();
  }

  int take(int atMost) {
    underWay.clear();
    while (underWay.size() < atMost && !waiting.isEmpty()) {
      underWay.add(waiting.removeFirst());
    }
    return underWay.size();
  }

  /** Takes up what was written after, unless a message between is missing. */
  void append(Parcel later) {
    for (OutboxMessage message : later.waiting) {
      if (message.sequence() == last + 1 && later.erased == erased) {
        waiting.add(message);
        last = message.sequence();
      }
    }
    lastHeardOf = Math.max(lastHeardOf, later.lastHeardOf);
  }
}
