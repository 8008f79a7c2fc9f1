package city.participation.benchmarks.faults.bugs;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/** Makes the consumer believe that it is a message's turn. */
public final class Positions {

  private static final String LAST = "lastSeq";

  private final MongoCollection<Document> rows;
  private final String subject;
  private final long sequence;

  private Positions(MongoCollection<Document> rows, String subject, long sequence) {
    this.rows = rows;
    this.subject = subject;
    this.sequence = sequence;
  }

  public static Positions of(Object inbox, Object message) {
    try {
      var rows = field(inbox, "rows");
      var mongo = field(rows, "mongo");
      var collection =
          mongo
              .getClass()
              .getMethod("getCollection", String.class)
              .invoke(mongo, field(rows, "name"));
      @SuppressWarnings("unchecked")
      var documents = (MongoCollection<Document>) collection;
      return new Positions(
          documents, (String) part(message, "subject"), (Long) part(message, "sequence"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Applied or not. */
  public void rewind() {
    rows.updateOne(
        Filters.and(Filters.eq("_id", subject), Filters.gte(LAST, sequence)),
        Updates.set(LAST, sequence - 1));
  }

  /** Whatever is missing. */
  public void forward() {
    var row = rows.find(Filters.eq("_id", subject)).first();
    long last = row == null ? 0 : row.get(LAST, Number.class).longValue();
    if (last < sequence - 1) {
      rows.updateOne(
          Filters.eq("_id", subject),
          Updates.set(LAST, sequence - 1),
          new UpdateOptions().upsert(true));
    }
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    var field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private static Object part(Object message, String name) throws ReflectiveOperationException {
    var method = message.getClass().getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(message);
  }
}
