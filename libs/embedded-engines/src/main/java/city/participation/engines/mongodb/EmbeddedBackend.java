package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands; those that change something are in the store before they are answered. */
final class EmbeddedBackend extends AbstractMongoBackend {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedBackend.class);

  private static final Set<String> CHANGES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findandmodify",
          "create",
          "createindexes",
          "drop",
          "dropdatabase",
          "dropindexes",
          "renamecollection");

  /** Clients take it for the outage that it is, and not for an error of their own. */
  private static final int SHUTDOWN_IN_PROGRESS = 91;

  private final Store store;
  private final OpenCursors cursors = new OpenCursors(getCursorRegistry());

  EmbeddedBackend(Store store) {
    this.store = store;
    databaseNames().forEach(this::resolveDatabase);
  }

  OpenCursors cursors() {
    return cursors;
  }

  Store store() {
    return store;
  }

  private List<String> databaseNames() {
    return store.names().stream()
        .filter(name -> name.startsWith(EmbeddedDatabase.DOCUMENTS))
        .map(name -> Utils.firstFragment(name.substring(EmbeddedDatabase.DOCUMENTS.length())))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new EmbeddedDatabase(name, cursors, store);
  }

  /** Upstream logs the whole command with every error, and with it what people wrote. */
  @Override
  public Document handleMessage(MongoMessage message) {
    String command = message.getDocument().keySet().iterator().next();
    try {
      return super.handleMessage(message);
    } catch (MongoServerError e) {
      log.debug("{} failed with code {}", command, e.getCode());
      return failure(e.getMessageWithoutErrorCode())
          .append("code", e.getCode())
          .append("codeName", e.getCodeName());
    } catch (MongoServerException e) {
      log.debug("{} failed", command, e);
      return failure(e.getMessageWithoutErrorCode());
    } catch (RuntimeException e) {
      log.error("{} failed", command, e);
      return store.isClosed()
          ? failure("The database is closed.")
              .append("code", SHUTDOWN_IN_PROGRESS)
              .append("codeName", "ShutdownInProgress")
          : failure("Unknown error: " + e);
    }
  }

  private static Document failure(String message) {
    return new Document("ok", 0).append("errmsg", message);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "hello", "ismaster" ->
          super.handleCommand(channel, database, "ismaster", query)
              .append("isWritablePrimary", true)
              .append("helloOk", true)
              .append("embedded", true);
      case "buildinfo" ->
          super.handleCommand(channel, database, command, query).append("embedded", true);
      case "listdatabases" -> listDatabases();
      default -> {
        Portability.check(name, query);
        boolean changes = CHANGES.contains(name) || (name.equals("aggregate") && writes(query));
        if (!changes) {
          yield super.handleCommand(channel, database, command, query);
        }
        cursors.closeIdle();
        yield store.change(() -> super.handleCommand(channel, database, command, query));
      }
    };
  }

  @Override
  protected Document handleGetMore(String database, String command, Document query) {
    query.putIfAbsent("batchSize", 1_000);
    return super.handleGetMore(database, command, query);
  }

  @Override
  protected Document handleKillCursors(Document query) {
    Document answer = super.handleKillCursors(query);
    ((Collection<?>) query.getOrDefault("cursors", List.of()))
        .forEach(id -> cursors.close(((Number) id).longValue()));
    return answer;
  }

  private static boolean writes(Document aggregate) {
    return aggregate.get("pipeline") instanceof Collection<?> stages
        && stages.stream()
            .anyMatch(stage ->
                stage instanceof Document document
                    && (document.containsKey("$out") || document.containsKey("$merge")));
  }

  private Document listDatabases() {
    List<Document> databases =
        databaseNames().stream()
            .map(name -> new Document("name", name).append("empty", false))
            .toList();
    return Answers.ok(new Document("databases", databases));
  }

  @Override
  public void close() {
    super.close();
    store.close();
  }

  @Override
  public String toString() {
    return "EmbeddedMongo[" + store.file() + "]";
  }
}
