package city.participation.messaging.outbox;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** A state as it was read or written, with what the store keeps beside it. */
public final class Stored<T> {

  private final T state;
  private final long version;
  private final long sequence;
  private final long sent;
  private final List<Instant> keptAt;
  private final Document fields;

  Stored(T state, long version, long sequence, long sent, List<Instant> keptAt, Document fields) {
    this.state = state;
    this.version = version;
    this.sequence = sequence;
    this.sent = sent;
    this.keptAt = keptAt;
    this.fields = fields;
  }

  public T state() {
    return state;
  }

  /** Grows by one with every change of the state; 1 after the insert. */
  public long version() {
    return version;
  }

  /** Number of the last announcement; 0 while there was none. */
  public long sequence() {
    return sequence;
  }

  /** Whether, when this was read, an answer to a request with this key was kept. */
  public boolean hasAnswered(String key) {
    return fields.getList(AggregateStore.KEYS, Document.class, List.of()).stream()
        .anyMatch(kept -> key.equals(kept.getString("key")));
  }

  /** Number of the last announcement that the broker has confirmed. */
  long sent() {
    return sent;
  }

  List<Instant> keptAt() {
    return keptAt;
  }

  /** The state's top-level fields as the database knows them. */
  Document fields() {
    return fields;
  }
}
