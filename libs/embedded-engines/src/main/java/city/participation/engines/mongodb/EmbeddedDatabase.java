package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A database and its catalogue of collections and indexes. */
final class EmbeddedDatabase extends AbstractSynchronizedMongoDatabase<byte[]> {

  static final String DOCUMENTS = "documents.";
  private static final String INDEX = "index.";

  /** Upstream logs a command that it does not know, with all that is in it. */
  private static final Set<String> COMMANDS =
      Set.of(
          "find",
          "insert",
          "update",
          "delete",
          "findandmodify",
          "aggregate",
          "count",
          "distinct",
          "explain",
          "create",
          "drop",
          "createindexes",
          "dropindexes",
          "listcollections",
          "listindexes",
          "collstats",
          "dbstats",
          "validate",
          "getlasterror");

  private final OpenCursors cursors;
  private final Store store;

  /** What is being created; upstream hands on only a part of it. */
  private @Nullable Document described;

  EmbeddedDatabase(String name, OpenCursors cursors, Store store) {
    super(name, cursors.registry());
    this.cursors = cursors;
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  @Nullable EmbeddedCollection collection(String name) {
    return (EmbeddedCollection) resolveCollection(name, false);
  }

  @Override
  protected MongoCollection<byte[]> openOrCreateCollection(String name, CollectionOptions options) {
    MVMap<byte[], byte[]> documents = store.map(DOCUMENTS + getFullCollectionNamespace(name));
    return new EmbeddedCollection(this, name, options, cursors, store, documents);
  }

  @Override
  protected synchronized void addIndex(Document description) {
    Document outer = described;
    described = description;
    try {
      if (!exists(description)) {
        super.addIndex(description);
      }
    } finally {
      described = outer;
    }
  }

  /** Whether an index is there already; upstream would list it twice, or under two names. */
  private boolean exists(Document description) {
    String namespace = String.valueOf(description.get("ns"));
    EmbeddedCollection collection = collection(namespace.substring(getDatabaseName().length() + 1));
    if (collection == null) {
      return false;
    }
    for (SecondaryIndex index : collection.secondaryIndexes()) {
      if (index.isDescribedBy(description)) {
        if (!index.getName().equals(description.get("name"))) {
          throw new MongoServerError(
              85,
              "IndexOptionsConflict",
              "Index already exists with a different name: " + index.getName());
        }
        return true;
      }
    }
    return false;
  }

  @Override
  protected Index<byte[]> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    boolean isPrimary = keys.size() == 1 && keys.getFirst().getKey().equals("_id");
    return isPrimary
        ? Objects.requireNonNull(collection(collection)).primary()
        : openIndex(collection, name, keys, sparse);
  }

  @Override
  protected Index<byte[]> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return openIndex(collection, name, keys, sparse);
  }

  private Index<byte[]> openIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    String map = indexMap(collection, name);
    boolean built = store.has(map);
    return new SecondaryIndex(
        store, store.map(map), built, description(collection, name), keys, sparse);
  }

  private String indexMap(String collection, String name) {
    return INDEX + getFullCollectionNamespace(collection) + "/" + name;
  }

  private Document description(String collection, String name) {
    return described != null
        ? described
        : indexes.get().handleQuery(byName(collection, name)).iterator().next();
  }

  private Document byName(String collection, String name) {
    return new Document("ns", getFullCollectionNamespace(collection)).append("name", name);
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    String name = command.toLowerCase(Locale.ROOT);
    if (!COMMANDS.contains(name)) {
      throw new NoSuchCommandException(command);
    }
    Object target = query.get(command);
    EmbeddedCollection collection = target instanceof String text ? collection(text) : null;
    Hints.check(name, query, collection);
    Expressions.rewriteIn(query);
    return switch (name) {
      case "find" -> super.handleCommand(channel, command, batched(query), databases, oplog);
      case "insert" ->
          Answers.inserted(query, super.handleCommand(channel, command, query, databases, oplog));
      case "update" ->
          Answers.updated(
              query, one -> super.handleCommand(channel, command, one, databases, oplog));
      case "aggregate" ->
          collection != null && Pipeline.begins(query)
              ? new Pipeline(query).run(this, collection, databases, oplog)
              : super.handleCommand(channel, command, unbatched(query), databases, oplog);
      case "listcollections" ->
          Answers.listed(query, super.handleCommand(channel, command, query, databases, oplog));
      case "dropindexes" -> dropIndexes(collection, query.get("index"));
      case "explain" -> explain(Fields.document(query, command));
      default -> super.handleCommand(channel, command, query, databases, oplog);
    };
  }

  /** Without a wish the first batch is small, as on MongoDB; upstream would send everything. */
  private static Document batched(Document find) {
    if (Boolean.TRUE.equals(find.get("singleBatch"))) {
      find.remove("batchSize");
    } else {
      find.putIfAbsent("batchSize", 101);
    }
    return find;
  }

  /** Upstream sends all results at once and warns of every batch size. */
  private static Document unbatched(Document aggregate) {
    aggregate.computeIfPresent("cursor", (key, value) -> new Document());
    return aggregate;
  }

  private Document explain(Document find) {
    EmbeddedCollection collection = collection(String.valueOf(find.get("find")));
    if (collection == null || !find.containsKey("find")) {
      throw Unsupported.because("explain of anything but a find in an existing collection");
    }
    Expressions.rewriteIn(find);
    return collection.explain(find);
  }

  private Document dropIndexes(@Nullable EmbeddedCollection collection, @Nullable Object which) {
    if (collection == null) {
      throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
    }
    Collection<?> names = which instanceof Collection<?> several ? several : List.of(which);
    for (Object name : names) {
      List<SecondaryIndex> dropped =
          collection.secondaryIndexes().stream()
              .filter(index -> name.equals("*") || index.isCalled(name))
              .toList();
      if (dropped.isEmpty() && !name.equals("*")) {
        throw new IndexNotFoundException("index not found with name [" + name + "]");
      }
      dropped.forEach(index -> dropIndex(collection, index));
    }
    return Answers.ok(new Document());
  }

  void dropIndex(EmbeddedCollection collection, SecondaryIndex index) {
    collection.dropIndex(index.getName());
    indexes.get().deleteDocuments(byName(collection.getCollectionName(), index.getName()), 0);
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    EmbeddedCollection collection = (EmbeddedCollection) resolveCollection(name, true);
    collection.secondaryIndexes().forEach(index -> dropIndex(collection, index));
    super.dropCollection(name, oplog);
    store.remove(collection.documents());
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
    EmbeddedCollection moved = (EmbeddedCollection) collection;
    super.moveCollection(from, collection, name);
    store.rename(moved.documents(), DOCUMENTS + getFullCollectionNamespace(name));
    moved
        .secondaryIndexes()
        .forEach(index -> store.rename(index.entries(), indexMap(name, index.getName())));
  }

  @Override
  protected long getFileSize() {
    return store.fileBytes();
  }

  @Override
  protected long getStorageSize() {
    return store.fileBytes();
  }
}
