package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is left of a query after its first batch. It is read as the client asks for it. */
final class ReadCursor extends AbstractCursor {

  private final Iterator<Document> documents;
  private final UnaryOperator<List<Document>> projection;
  private final Runnable whenDone;
  private volatile boolean done;
  private volatile long lastUsed = System.nanoTime();

  /**
   * @param whenDone runs once, when the last document is taken, reading fails or the cursor is
   *     closed
   */
  ReadCursor(
      long id,
      Iterator<Document> documents,
      UnaryOperator<List<Document>> projection,
      Runnable whenDone) {
    super(id);
    this.documents = documents;
    this.projection = projection;
    this.whenDone = whenDone;
  }

  @Override
  public synchronized boolean isEmpty() {
    if (!done && !documents.hasNext()) {
      close();
    }
    return done;
  }

  @Override
  public synchronized List<Document> takeDocuments(int most) {
    lastUsed = System.nanoTime();
    try {
      List<Document> batch = new ArrayList<>();
      while (batch.size() < most && !isEmpty()) {
        batch.add(documents.next());
      }
      return projection.apply(batch);
    } catch (Throwable e) { // A filter can overflow the stack.
      close();
      throw e;
    }
  }

  synchronized void close() {
    if (!done) {
      done = true;
      whenDone.run();
    }
  }

  boolean isDone() {
    return done;
  }

  long idleNanos() {
    return System.nanoTime() - lastUsed;
  }
}
