package city.participation.messaging.outbox;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Aggregates of one class, each with its announcements in one document that every change replaces
 * in one atomic step.
 *
 * <p>The document has the state's own fields and beside them {@code version}, {@code outbox} and
 * {@code keys}, which the class must not map. Other top-level fields stay untouched; map them, if
 * need be, with {@code @ReadOnlyProperty}.
 */
@SuppressWarnings("DoNotCallSuggester") // the body follows
public final class AggregateStore<T> {

  AggregateStore() {}

  public Optional<Stored<T>> find(Object id) {
    throw new UnsupportedOperationException();
  }

  /** With conditions on owner or visibility, say. */
  public Optional<Stored<T>> findOne(Query query) {
    throw new UnsupportedOperationException();
  }

  public List<Stored<T>> find(Query query) {
    throw new UnsupportedOperationException();
  }

  /**
   * Stores a new aggregate, at version 1.
   *
   * @throws org.springframework.dao.DuplicateKeyException the id is taken
   */
  public Stored<T> insert(T state, List<Announcement> announcements, @Nullable KeptAnswer key) {
    throw new UnsupportedOperationException();
  }

  /**
   * Replaces the state that was read.
   *
   * @throws StaleAggregateException it is no longer as it was read
   */
  public Stored<T> update(
      Stored<T> before, T after, List<Announcement> announcements, @Nullable KeptAnswer key) {
    throw new UnsupportedOperationException();
  }

  /**
   * Updates only while the guard holds too, for fields beside the state.
   *
   * @throws StaleAggregateException it is no longer as it was read, or the guard does not hold
   */
  public Stored<T> update(
      Stored<T> before,
      T after,
      List<Announcement> announcements,
      @Nullable KeptAnswer key,
      CriteriaDefinition guard) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds announcements to a change of fields beside the state. The version stays.
   *
   * @param sequence of the last announcement as the caller has read it
   * @return false, with nothing done, if the sequence or the guard does not hold
   */
  public boolean announce(
      Object id,
      long sequence,
      CriteriaDefinition guard,
      Update change,
      List<Announcement> announcements) {
    throw new UnsupportedOperationException();
  }

  /**
   * Removes the whole document; until its last announcements are sent a tombstone holds them. The
   * id must never be used again.
   */
  public void erase(Stored<T> before, List<Announcement> last) {
    throw new UnsupportedOperationException();
  }

  /** The answer that a request with this key was given, for at least 24 hours. */
  public Optional<KeptAnswer> keptAnswer(Object id, String key) {
    throw new UnsupportedOperationException();
  }
}
