package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.Assert;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents in the order of their ids. Changes exclude each other; reads exclude nothing, they see
 * the collection as it was when they began.
 */
final class EmbeddedCollection extends AbstractSynchronizedMongoCollection<byte[]> {

  private static final Document ONLY_ID = new Document("_id", 1);

  private final OpenCursors cursors;
  private final Store store;
  private final MVMap<byte[], byte[]> documents;
  private final PrimaryIndex primary;

  /** Upstream would read all documents that match in order to change one of them. */
  private boolean changesOne;

  EmbeddedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      OpenCursors cursors,
      Store store,
      MVMap<byte[], byte[]> documents) {
    super(database, name, options, cursors.registry());
    this.cursors = cursors;
    this.store = store;
    this.documents = documents;
    String idField = options.getIdField() == null ? "_id" : options.getIdField();
    this.primary = new PrimaryIndex("_id_", idField, documents);
  }

  MVMap<byte[], byte[]> documents() {
    return documents;
  }

  PrimaryIndex primary() {
    return primary;
  }

  synchronized List<SecondaryIndex> secondaryIndexes() {
    return getIndexes().stream()
        .filter(SecondaryIndex.class::isInstance)
        .map(SecondaryIndex.class::cast)
        .toList();
  }

  synchronized Reading read(Document filter, @Nullable Document orderBy, long wanted) {
    Document sort = orderBy == null ? new Document() : orderBy;
    if (sort.containsKey("$natural")) {
      return new Reading(natural(isNaturalDescending(sort)), documents, store);
    }
    List<ReadOrder> orders = new ArrayList<>(secondaryIndexes());
    return new Reading(new Planner(filter, sort, wanted).best(primary, orders), documents, store);
  }

  /** What a find would do, and did, in the words of MongoDB's explain. */
  Document explain(Document find) {
    Document filter = Fields.document(find, "filter");
    Document sort = Fields.document(find, "sort");
    int limit = Fields.number(find, "limit");
    int skip = Fields.number(find, "skip");
    try (Reading reading = read(filter, sort, limit == 0 ? 0 : (long) skip + limit)) {
      long returned = found(reading, filter, sort, skip, limit).count();
      Document statistics =
          new Document("nReturned", returned).append("totalDocsExamined", reading.examined());
      return Answers.ok(
          new Document("queryPlanner", new Document("winningPlan", reading.plan().explained()))
              .append("executionStats", statistics));
    }
  }

  private Plan natural(boolean reverse) {
    return new Plan(primary, List.of(Plan.Range.ALL), reverse, true, documents.sizeAsLong());
  }

  /** Hands the documents that meet the filter, in order, to work that ends before this returns. */
  <T> T find(
      Document filter, @Nullable Document orderBy, int limit, Function<Stream<Document>, T> work) {
    try (Reading reading = read(filter, orderBy, limit)) {
      return work.apply(found(reading, filter, orderBy, 0, limit));
    }
  }

  private Stream<Document> found(
      Reading reading, Document filter, @Nullable Document orderBy, int skip, int limit) {
    Stream<Document> found =
        reading.stream().filter(document -> documentMatchesQuery(document, filter));
    Comparator<Document> order = reading.plan().sorted() ? null : deriveComparator(orderBy);
    found = (order == null ? found : found.sorted(order)).skip(skip);
    return limit == 0 ? found : found.limit(limit);
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    boolean updates = Thread.holdsLock(this);
    int most = updates && changesOne ? 1 : Math.max(0, limit);
    Reading reading = read(filter, orderBy, most == 0 ? 0 : (long) skip + most);
    try {
      reading.only(updates ? primary.known() : neededFor(filter, orderBy, projection));
      Iterator<Document> found = found(reading, filter, orderBy, skip, most).iterator();
      ReadCursor cursor =
          new ReadCursor(
              cursors.nextId(), found, batch -> projected(batch, projection), reading::close);
      List<Document> batch = cursor.takeDocuments(batchSize > 0 ? batchSize : Integer.MAX_VALUE);
      return cursor.isEmpty()
          ? new QueryResult(batch)
          : new QueryResult(batch, cursors.add(cursor));
    } catch (Throwable e) { // A filter can overflow the stack.
      reading.close();
      throw e;
    }
  }

  /** The fields that a find has to know; null if it has to know all of them. */
  private static @Nullable RootFields neededFor(
      Document filter, @Nullable Document orderBy, @Nullable Document projection) {
    if (projection == null || !takesOnlyWhatItNames(projection)) {
      return null;
    }
    Set<String> needed = new LinkedHashSet<>();
    needed.add("_id");
    boolean known =
        RootFields.addFrom(filter, needed)
            && RootFields.addFrom(projection, needed)
            && (orderBy == null || RootFields.addFrom(orderBy, needed));
    return known ? new RootFields(needed) : null;
  }

  private static boolean takesOnlyWhatItNames(Document projection) {
    boolean others = projection.keySet().stream().anyMatch(it -> !it.equals("_id"));
    return projection.entrySet().stream()
        .allMatch(it -> isTrue(it.getValue()) || (others && it.getKey().equals("_id")));
  }

  private static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || (value instanceof Number one && one.intValue() == 1);
  }

  private List<Document> projected(List<Document> batch, @Nullable Document projection) {
    return projection == null || projection.isEmpty()
        ? batch
        : matchDocumentsFromStream(
                new Document(), batch.stream(), 0, 0, 0, deriveComparator(null), projection)
            .collectDocuments();
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // A reading has its own view.
  public QueryResult handleQuery(QueryParameters parameters) {
    Document selector = parameters.getQuerySelector();
    Document filter = selector;
    Document orderBy = null;
    for (String prefix : List.of("$", "")) {
      if (selector.get(prefix + "query") instanceof Document wrapped) {
        filter = wrapped;
        orderBy = (Document) selector.get(prefix + "orderby");
        break;
      }
    }
    return queryDocuments(
        filter,
        orderBy,
        parameters.getNumberToSkip(),
        parameters.getLimit(),
        parameters.getBatchSize(),
        parameters.getProjection());
  }

  /** A matcher remembers positions, so readers must not share the one that updates use. */
  @Override
  protected boolean documentMatchesQuery(Document document, Document query) {
    return new DefaultQueryMatcher().matches(document, query);
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    changesOne = !isMulti;
    primary.updatesKnow(neededFor(selector, update));
    try {
      return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    } finally {
      changesOne = false;
      primary.updatesKnow(null);
    }
  }

  /** The fields that an update has to know; null if it has to know all of them. */
  private @Nullable RootFields neededFor(Document selector, Document update) {
    Set<String> changed = RootFields.changedBy(update);
    String idField = getIdField();
    if (changed == null || idField == null) {
      return null;
    }
    Set<String> needed = new LinkedHashSet<>(changed);
    needed.add(idField);
    for (SecondaryIndex index : secondaryIndexes()) {
      if (!Collections.disjoint(changed, index.roots())) {
        needed.addAll(index.roots());
      }
    }
    return RootFields.addFrom(selector, needed) ? new RootFields(needed) : null;
  }

  @Override
  public synchronized void addIndex(Index<byte[]> index) {
    try {
      super.addIndex(index);
      if (index instanceof SecondaryIndex secondary) {
        secondary.filled();
      }
    } catch (RuntimeException e) {
      if (!getIndexes().contains(index) && index.isEmpty()) {
        index.drop();
      }
      throw e;
    }
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
  }

  @Override
  public synchronized void removeDocument(Document document) {
    getIndexes().forEach(index -> index.remove(document));
    byte[] key = findDocumentPosition(document);
    if (key != null) {
      documents.remove(key);
    }
  }

  @Override
  protected void removeDocument(byte[] key) {
    documents.remove(key);
  }

  @Override
  protected byte[] addDocumentInternal(Document document) {
    byte[] key =
        getIdField() == null ? KeyBytes.of(UUID.randomUUID()) : primary.getPosition(document);
    byte[] previous = documents.put(key, Bson.encode(document));
    Assert.isNull(previous, () -> "A document of this id was there already.");
    return key;
  }

  @Override
  protected void handleUpdate(byte[] key, Document before, Document after) {
    byte[] checked = primary.takeChecked();
    documents.put(key, checked == null ? Bson.encode(after) : checked);
  }

  @Override
  protected Document getDocument(byte[] key) {
    return Bson.decode(Objects.requireNonNull(documents.get(key)));
  }

  @Override
  protected byte @Nullable [] findDocumentPosition(Document document) {
    if (getIdField() != null) {
      return primary.getPosition(document);
    }
    return super.findDocumentPosition(document);
  }

  @Override
  protected Stream<DocumentWithPosition<byte[]>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey()));
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
    return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
  }

  /** Upstream counts what a projection leaves of each document. */
  @Override
  public int count(@Nullable Document filter, int skip, int limit) {
    if (filter == null || filter.isEmpty()) {
      return super.count(filter, skip, limit);
    }
    int most = Math.max(0, limit);
    try (Reading reading = read(filter, null, most == 0 ? 0 : (long) skip + most)) {
      reading.only(neededFor(filter, null, ONLY_ID));
      return (int) found(reading, filter, null, skip, most).count();
    }
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int delta) {
    throw new UnsupportedOperationException("The size is not tracked but counted.");
  }

  @Override
  protected int getDataSize() {
    return documents.values().stream().mapToInt(bytes -> bytes.length).sum();
  }
}
