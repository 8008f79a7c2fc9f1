package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}: the documents themselves, which lie in the order of their ids. */
final class PrimaryIndex extends Index<byte[]> implements ReadOrder {

  /** An entry of a secondary index says in two bytes how long the key of its document is. */
  private static final int LONGEST_KEY = 0xFFFF;

  private final MVMap<byte[], byte[]> documents;
  private byte @Nullable [] checked;
  private @Nullable RootFields known;

  PrimaryIndex(String name, String idField, MVMap<byte[], byte[]> documents) {
    super(name, List.of(new IndexKey(idField, true)), false);
    this.documents = documents;
  }

  private byte[] key(Document document) {
    return KeyBytes.of(Utils.getSubdocumentValue(document, keys().getFirst()));
  }

  @Override
  public String name() {
    return getName();
  }

  @Override
  public List<IndexKey> order() {
    return getKeys();
  }

  @Override
  public MVMap<byte[], byte[]> entries() {
    return documents;
  }

  @Override
  public byte[] documentKey(byte[] entry) {
    return entry;
  }

  @Override
  public int arrayFields() {
    return 0;
  }

  @Override
  public boolean covers(List<Condition> conditions) {
    return true;
  }

  @Override
  public byte[] getPosition(Document document) {
    return key(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<byte[]> collection) {
    byte[] key = key(document);
    if (key.length > LONGEST_KEY) {
      throw Unsupported.because("an _id of more than " + LONGEST_KEY + " bytes");
    }
    if (keys().getFirst().equals("_id")) {
      refuseDots(document);
    }
    if (documents.containsKey(key)) {
      KeyValue id = new KeyValue(document.get(keys().getFirst()));
      throw new DuplicateKeyError(this, collection, getKeys(), id);
    }
  }

  /** Upstream refuses them too, but only when it has changed the indexes. */
  private static void refuseDots(Document document) {
    for (String field : document.keySet()) {
      if (field.indexOf('.') >= 0) {
        throw Unsupported.because("the dot in the name of the field '" + field + "'");
      }
    }
  }

  /** Refuses what cannot be stored while no index has changed yet. */
  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<byte[]> collection) {
    refuseDots(after);
    RootFields some = known;
    checked =
        some == null
            ? Bson.encode(after)
            : Bson.sized(some.replacedIn(Objects.requireNonNull(documents.get(key(after))), after));
  }

  /** The fields that the update under way knows; null if it knows all of them, or there is none. */
  @Nullable RootFields known() {
    return known;
  }

  /** Updates know only these fields from now on; all of them, if null. */
  void updatesKnow(@Nullable RootFields fields) {
    known = fields;
  }

  /** What the last update that was checked writes, if nobody took it yet. */
  byte @Nullable [] takeChecked() {
    byte[] taken = checked;
    checked = null;
    return taken;
  }

  @Override
  public byte[] remove(Document document) {
    return key(document);
  }

  @Override
  public long getCount() {
    return documents.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  /** Never: upstream would fill an index that says it is empty. */
  @Override
  public boolean isEmpty() {
    return false;
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
  public void add(Document document, byte[] key, MongoCollection<byte[]> collection) {
    // The document itself is the entry.
  }

  @Override
  public void updateInPlace(
      Document before, Document after, byte[] key, MongoCollection<byte[]> collection) {
    // The id never changes.
  }

  @Override
  public void drop() {
    // The documents are removed with their collection.
  }
}
