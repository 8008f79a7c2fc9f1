package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors that clients have not read to their end. Forgotten ones are closed, as on MongoDB. */
final class OpenCursors {

  private static final long MOST_IDLE = Duration.ofMinutes(10).toNanos();

  private final CursorRegistry registry;
  private final Map<Long, ReadCursor> cursors = new ConcurrentHashMap<>();

  OpenCursors(CursorRegistry registry) {
    this.registry = registry;
  }

  CursorRegistry registry() {
    return registry;
  }

  long nextId() {
    return registry.generateCursorId();
  }

  /** Registers a cursor under an id that {@link #nextId()} gave. */
  ReadCursor add(ReadCursor cursor) {
    closeIdle(MOST_IDLE);
    cursors.put(cursor.getId(), cursor);
    registry.add(cursor);
    return cursor;
  }

  void closeIdle(long nanos) {
    for (ReadCursor cursor : cursors.values()) {
      if (cursor.isDone() || cursor.idleNanos() > nanos) {
        close(cursor.getId());
      }
    }
  }

  void close(Collection<Long> ids) {
    ids.forEach(this::close);
  }

  void close(long id) {
    registry.remove(id);
    ReadCursor cursor = cursors.remove(id);
    if (cursor != null) {
      cursor.close();
    }
  }

  int count() {
    return registry.size();
  }
}
