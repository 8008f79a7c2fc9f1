package city.participation.engines.mongodb;

import city.participation.engines.mongodb.Plan.Range;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a plan as they were when it was made, whatever is changed meanwhile. */
final class Reading implements Iterator<Document>, AutoCloseable {

  private final Plan plan;
  private final MVMap<byte[], byte[]> documents;
  private final Page<byte[], byte[]> documentsThen;
  private final RootReference<byte[], byte[]> entriesThen;
  private final Store store;
  private final Store.Version version;
  private final Iterator<Range> ranges;
  private final Set<ByteBuffer> seen = new HashSet<>();

  private @Nullable RootFields fields;
  private Range range = Range.ALL;
  private @Nullable Cursor<byte[], byte[]> cursor;
  private byte @Nullable [] next;
  private long examined;
  private boolean closed;

  /** To be called while nothing changes the collection. */
  Reading(Plan plan, MVMap<byte[], byte[]> documents, Store store) {
    this.plan = plan;
    this.documents = documents;
    this.store = store;
    this.version = store.hold();
    this.entriesThen = plan.order().entries().flushAndGetRoot();
    this.documentsThen = documents.getRootPage();
    List<Range> inOrder = plan.reverse() ? plan.ranges().reversed() : plan.ranges();
    this.ranges = inOrder.iterator();
  }

  Plan plan() {
    return plan;
  }

  /** Reads only these fields; all of them, if null. */
  Reading only(@Nullable RootFields wanted) {
    fields = wanted;
    return this;
  }

  Stream<Document> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      byte[] entry = nextEntry();
      if (entry == null) {
        return false;
      }
      next = document(entry);
    }
    return true;
  }

  @Override
  public Document next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Document document = fields == null ? Bson.decode(next) : fields.of(next);
    next = null;
    examined++;
    return document;
  }

  private byte @Nullable [] document(byte[] entry) {
    if (plan.order() instanceof PrimaryIndex) {
      return cursor == null ? null : cursor.getValue();
    }
    byte[] key = plan.order().documentKey(entry);
    if (plan.order().arrayFields() != 0 && !seen.add(ByteBuffer.wrap(key))) {
      return null;
    }
    return documents.get(documentsThen, key);
  }

  private byte @Nullable [] nextEntry() {
    while (true) {
      if (cursor == null) {
        if (!ranges.hasNext()) {
          return null;
        }
        range = ranges.next();
        cursor = open(range);
      }
      while (cursor.hasNext()) {
        byte[] entry = cursor.next();
        boolean afterFrom = Arrays.compareUnsigned(entry, range.from()) >= 0;
        boolean beforeTo = range.to() == null || Arrays.compareUnsigned(entry, range.to()) < 0;
        if (afterFrom && beforeTo) {
          return entry;
        }
        // Read backwards, a range begins with the one entry that may lie exactly at its open end.
        if (!plan.reverse() || beforeTo) {
          break;
        }
      }
      cursor = null;
    }
  }

  @SuppressWarnings("NullAway") // Without a start, a cursor begins at the very end.
  private Cursor<byte[], byte[]> open(Range range) {
    return plan.reverse()
        ? new Cursor<>(entriesThen, range.to(), null, true)
        : new Cursor<>(entriesThen, range.from(), null, false);
  }

  /** How many documents were read so far. */
  long examined() {
    return examined;
  }

  /** Once is enough: to let go of a version twice would make the store wait for ever. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      store.countRead(examined);
      version.close();
    }
  }
}
