package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors that clients have not read to their end. Forgotten ones are closed, as on MongoDB. */
final class OpenCursors {

  private final CursorRegistry registry;
  private final Map<Long, ReadCursor> cursors = new ConcurrentHashMap<>();
  private volatile Duration mostIdle = Duration.ofMinutes(10);

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
    closeIdle();
    cursors.put(cursor.getId(), cursor);
    registry.add(cursor);
    return cursor;
  }

  void mostIdle(Duration duration) {
    mostIdle = duration;
  }

  /** To be called often: what a forgotten cursor holds, no change can free. */
  void closeIdle() {
    long most = mostIdle.toNanos();
    for (ReadCursor cursor : cursors.values()) {
      if (cursor.isDone() || cursor.idleNanos() > most) {
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
