package city.participation.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Ideas with a message each that is not sent yet, in the database of ideas-service: copies of some
 * that it has stored itself while the broker was away. So many are not submitted in a minute.
 */
final class WaitingIdeas implements AutoCloseable {

  private static final String IDEAS = "ideas";
  private static final String OUTBOX = "outbox";

  /** Only those that wait are in an index. */
  private static final Bson WAITING = Filters.exists("outbox.due");

  private static final int PORTION = 20;

  private final MongoClient client;
  private final MongoCollection<Document> ideas;
  private List<Document> models = List.of();

  /** {@code server}: its connection string, without a database. */
  WaitingIdeas(String server) {
    client = BareInserts.connect(server);
    ideas = client.getDatabase(IDEAS).getCollection(IDEAS);
  }

  /** Takes some that wait now for models of those to come. */
  void takeModels() {
    models = ideas.find(WAITING).limit(PORTION).into(new ArrayList<>());
    if (models.isEmpty()) {
      throw new IllegalStateException("no idea waits with its message");
    }
  }

  /** Adds copies until so many wait. */
  void fillUpTo(int number) {
    long missing = number - count();
    while (missing > 0) {
      var portion = new ArrayList<Document>();
      for (int i = 0; i < Math.min(missing, PORTION); i++) {
        portion.add(copy(models.get(i % models.size())));
      }
      ideas.insertMany(portion, new InsertManyOptions().ordered(false));
      missing -= portion.size();
    }
  }

  private long count() {
    return ideas.countDocuments(WAITING);
  }

  /** One of them, as it was stored. */
  Document model() {
    return models.getFirst();
  }

  /** Of another idea, stored at this moment. */
  private static Document copy(Document model) {
    var id = UUID.randomUUID().toString();
    var now = Instant.now();
    var outbox = new Document(model.get(OUTBOX, Document.class));
    var messages = new ArrayList<Document>();
    for (var message : outbox.getList("messages", Document.class)) {
      var data = message.getString("data").replace(model.getString("_id"), id);
      messages.add(
          new Document(message)
              .append("id", UUID.randomUUID().toString())
              .append("time", now)
              .append("data", data));
    }
    outbox.append("messages", messages).append("due", now).append("since", now);
    return new Document(model).append("_id", id).append(OUTBOX, outbox);
  }

  @Override
  public void close() {
    client.close();
  }
}
