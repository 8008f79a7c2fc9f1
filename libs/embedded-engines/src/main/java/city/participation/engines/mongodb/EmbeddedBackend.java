package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/** Answers commands and commits the store before a write is acknowledged. */
final class EmbeddedBackend extends H2Backend {

  private static final Set<String> READS =
      Set.of("find", "getmore", "count", "distinct", "ping", "killcursors", "listindexes");

  private final MVStore store;
  private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

  EmbeddedBackend(MVStore store) {
    super(store);
    this.store = store;
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
      default -> {
        if (READS.contains(name)) {
          yield super.handleCommand(channel, database, command, query);
        }
        yield write(channel, database, command, query);
      }
    };
  }

  private Document write(Channel channel, String database, String command, Document query) {
    Document answer;
    writing.readLock().lock();
    try {
      answer = super.handleCommand(channel, database, command, query);
    } finally {
      writing.readLock().unlock();
    }
    writing.writeLock().lock();
    try {
      store.commit();
    } finally {
      writing.writeLock().unlock();
    }
    return answer;
  }
}
