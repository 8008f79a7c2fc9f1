package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index on any fields. An entry is the written field values, followed by the key of the document
 * and, in two bytes, its length; so documents with equal values lie beside each other.
 */
final class SecondaryIndex extends Index<byte[]> implements ReadOrder {

  private static final byte[] NOTHING = {};

  private final Store store;
  private final MVMap<byte[], byte[]> entries;
  private final IndexedFields fields;
  private final boolean unique;
  private final @Nullable PartialFilter partial;
  private final List<IndexKey> order;
  private final String idField;
  private final Set<String> roots;
  private boolean built;
  private volatile int arrayFields;

  SecondaryIndex(
      Store store,
      MVMap<byte[], byte[]> entries,
      boolean built,
      Document description,
      List<IndexKey> keys,
      boolean sparse) {
    super((String) description.get("name"), keys, sparse);
    this.store = store;
    this.entries = entries;
    this.built = built;
    this.fields = new IndexedFields(keys);
    this.unique = Boolean.TRUE.equals(description.get("unique"));
    this.partial =
        description.get("partialFilterExpression") instanceof Document filter
            ? new PartialFilter(filter)
            : null;
    this.idField = "_id";
    this.order = withId(keys);
    this.roots = roots(keys, partial);
    this.arrayFields = store.arrayFields(entries);
  }

  private static Set<String> roots(List<IndexKey> keys, @Nullable PartialFilter partial) {
    Set<String> paths = new HashSet<>();
    keys.forEach(key -> paths.add(key.getKey()));
    if (partial != null) {
      paths.addAll(partial.filter().keySet());
    }
    return paths.stream().map(Utils::firstFragment).collect(Collectors.toUnmodifiableSet());
  }

  private List<IndexKey> withId(List<IndexKey> keys) {
    List<IndexKey> result = new ArrayList<>(keys);
    if (keys.stream().noneMatch(key -> key.getKey().equals(idField))) {
      result.add(new IndexKey(idField, true));
    }
    return List.copyOf(result);
  }

  @Override
  public String name() {
    return getName();
  }

  @Override
  public List<IndexKey> order() {
    return order;
  }

  @Override
  public MVMap<byte[], byte[]> entries() {
    return entries;
  }

  @Override
  public int arrayFields() {
    return arrayFields;
  }

  @Override
  public byte[] documentKey(byte[] entry) {
    int end = entry.length - 2;
    int length = (entry[end] & 0xFF) << 8 | (entry[end + 1] & 0xFF);
    return Arrays.copyOfRange(entry, end - length, end);
  }

  private byte[] entry(byte[] values, byte[] documentKey) {
    return new KeyBytes()
        .addAll(values)
        .addAll(documentKey)
        .addLength(documentKey.length)
        .toBytes();
  }

  @Override
  public boolean covers(List<Condition> conditions) {
    if (partial != null) {
      return partial.followsFrom(conditions);
    }
    return !isSparse()
        || conditions.stream().anyMatch(c -> c.needsValue() && keySet().contains(c.field()));
  }

  /**
   * The written values under which a document is found here, with what a message may say of them.
   */
  private Map<byte[], KeyValue> values(Document document) {
    Map<byte[], KeyValue> result = new TreeMap<>(Arrays::compareUnsigned);
    boolean left = partial != null && !partial.accepts(document);
    if (!left && !(isSparse() && !fields.anyIn(document))) {
      fields.forEach(document, (written, values) -> result.put(written, values));
    }
    return result;
  }

  private void refuseTaken(
      byte[] values, KeyValue shown, byte[] own, MongoCollection<byte[]> collection) {
    byte[] end = KeyBytes.after(values);
    for (var keys = entries.keyIterator(values); keys.hasNext(); ) {
      byte[] entry = keys.next();
      if (Arrays.compareUnsigned(entry, end) >= 0) {
        return;
      }
      if (!Arrays.equals(documentKey(entry), own)) {
        throw new DuplicateKeyError(this, collection, getKeys(), shown);
      }
    }
  }

  private void check(
      Map<byte[], KeyValue> values, Document document, MongoCollection<byte[]> collection) {
    if (unique) {
      byte[] own = KeyBytes.of(document.get(idField));
      values.forEach((written, shown) -> refuseTaken(written, shown, own, collection));
    }
  }

  /** The fields on which it depends what is in here. */
  Set<String> roots() {
    return roots;
  }

  /** Most updates leave most indexes alone, and to compare is cheaper than to write keys. */
  private boolean isUntouched(Document before, Document after) {
    for (String root : roots) {
      if (!Objects.equals(before.getOrMissing(root), after.getOrMissing(root))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<byte[]> collection) {
    check(values(document), document, collection);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<byte[]> collection) {
    if (!isUntouched(before, after)) {
      check(values(after), after, collection);
    }
  }

  @Override
  public void add(Document document, byte[] key, MongoCollection<byte[]> collection) {
    Map<byte[], KeyValue> values = values(document);
    if (!built) {
      // Upstream checks all documents before it fills an index, each against none of the others.
      check(values, document, collection);
    }
    noteArrays(document);
    values.keySet().forEach(value -> entries.put(entry(value, key), NOTHING));
  }

  @Override
  public byte[] remove(Document document) {
    byte[] key = KeyBytes.of(document.get(idField));
    values(document).keySet().forEach(values -> entries.remove(entry(values, key)));
    return key;
  }

  @Override
  public void updateInPlace(
      Document before, Document after, byte[] key, MongoCollection<byte[]> collection) {
    if (isUntouched(before, after)) {
      return;
    }
    var old = values(before).keySet();
    var now = values(after).keySet();
    noteArrays(after);
    old.stream().filter(v -> !now.contains(v)).forEach(v -> entries.remove(entry(v, key)));
    now.stream().filter(v -> !old.contains(v)).forEach(v -> entries.put(entry(v, key), NOTHING));
  }

  private void noteArrays(Document document) {
    int bits = arrayFields | fields.arraysIn(document);
    if (bits != arrayFields) {
      store.arrayFields(entries, bits);
      arrayFields = bits;
    }
  }

  @Override
  public boolean hasSameOptions(Index<?> other) {
    return other instanceof SecondaryIndex index
        && super.hasSameOptions(other)
        && unique == index.unique
        && Objects.equals(partial, index.partial)
        && Objects.equals(toIndexDescription().get("key"), index.toIndexDescription().get("key"));
  }

  /** Whether this is the index that a description means, whatever its name. */
  boolean isDescribedBy(Document description) {
    Object filter = description.get("partialFilterExpression");
    return Objects.equals(toIndexDescription().get("key"), normalized(description.get("key")))
        && unique == Boolean.TRUE.equals(description.get("unique"))
        && isSparse() == Boolean.TRUE.equals(description.get("sparse"))
        && Objects.equals(partial == null ? null : partial.filter(), filter);
  }

  /** By its name or by its keys, in which 1 and 1.0 are the same. */
  boolean isCalled(Object nameOrKeys) {
    return getName().equals(nameOrKeys)
        || Objects.equals(toIndexDescription().get("key"), normalized(nameOrKeys));
  }

  private static @Nullable Document normalized(@Nullable Object keys) {
    if (!(keys instanceof Document document)) {
      return null;
    }
    Document result = new Document();
    document.forEach((field, direction) -> result.put(field, ((Number) direction).intValue()));
    return result;
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  /** All documents are in it from now on. */
  void filled() {
    built = true;
  }

  /** Upstream fills an index that says it is empty; one that was kept needs no filling. */
  @Override
  public boolean isEmpty() {
    return !built;
  }

  @Override
  @SuppressWarnings("NullAway") // Upstream skips an index that answers null; the primary one knows.
  public byte[] getPosition(Document document) {
    return null;
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<byte[]> getPositions(Document query) {
    throw new UnsupportedOperationException("The planner reads, not the index.");
  }

  @Override
  public void drop() {
    store.remove(entries);
  }
}
