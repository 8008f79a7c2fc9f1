package city.participation.engines.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of pages, and beside it a journal of what has changed since the last checkpoint.
 * Whatever a command changes is in one of them, and with it every index, before the command is
 * acknowledged. Commands that end while another one is being committed share the next commit.
 */
final class Store implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private static final int CACHE_MEGABYTES = 8;
  private static final int PAGE_BYTES = 4096;

  /** A file is rewritten at start, and its chunks while it runs, once it holds this much. */
  private static final long WORTH_COMPACTING = 16L << 20;

  /** A checkpoint leaves some megabytes of garbage; a step frees several times what it writes. */
  private static final int CHECKPOINTS_PER_STEP = 8;

  private static final int STEP_BYTES = 4 << 20;

  /** So much is read again after the process was killed. */
  private static final long LONGEST_JOURNAL = 8L << 20;

  /** Pages that have changed since the last checkpoint are kept on the heap. */
  private static final int MOST_UNSAVED = 2 << 20;

  private static final String CHECKPOINT = "number";

  /**
   * Milliseconds: 24 days without a checkpoint. With none the pages are written by whoever commits,
   * with any by threads of the store.
   */
  private static final int HARDLY_BY_ITSELF = Integer.MAX_VALUE;

  private final MVStore store;
  private final @Nullable Journal journal;
  private final MVMap<String, Integer> arrayFields;
  private final MVMap<String, Long> checkpoints;

  private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
  private final ReentrantLock committing = new ReentrantLock(true);
  private final AtomicLong changed = new AtomicLong();
  private final AtomicInteger held = new AtomicInteger();
  private final LongAdder documentsRead = new LongAdder();
  private volatile long committed;

  /** Why the journal could not be written. */
  private volatile @Nullable IOException failure;

  /** Not all that has changed is noted. */
  private volatile boolean needsCheckpoint;

  private volatile Journal.Batch pending = new Journal.Batch();
  private Journal.Batch spare = new Journal.Batch();

  private Store(MVStore store, @Nullable Journal journal) {
    this.store = store;
    this.journal = journal;
    store.setRetentionTime(0);
    store.setVersionsToKeep(0);
    store.setAutoCommitDelay(HARDLY_BY_ITSELF);
    this.arrayFields =
        store.openMap(
            "arrays",
            new MVMap.Builder<String, Integer>()
                .keyType(StringDataType.INSTANCE)
                .valueType(IntegerDataType.INSTANCE));
    this.checkpoints =
        store.openMap(
            "checkpoints",
            new MVMap.Builder<String, Long>()
                .keyType(StringDataType.INSTANCE)
                .valueType(LongDataType.INSTANCE));
  }

  static Store inMemory() {
    return new Store(new MVStore.Builder().open(), null);
  }

  static Store in(Path file) {
    String name = file.toAbsolutePath().toString();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      MVStoreTool.compactCleanUp(name);
      Store store = recovered(name);
      if (store.isWorthCompacting()) {
        store.close();
        MVStoreTool.compact(name, false);
        store = recovered(name);
      }
      return store;
    } catch (MVStoreException | IllegalStateException e) {
      boolean used =
          e instanceof MVStoreException known
              && known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
      throw new IllegalStateException(
          "The database file %s %s.".formatted(file, used ? "is in use" : "cannot be opened"), e);
    } catch (IOException e) {
      throw new UncheckedIOException("No database file can be made at " + file + ".", e);
    }
  }

  private static Store recovered(String name) throws IOException {
    // First of all: it fails if another process has the file.
    MVStore pages = open(name);
    try {
      Journal journal = new Journal(Path.of(name + ".journal"));
      try {
        return recovered(pages, journal);
      } catch (IOException | RuntimeException e) {
        journal.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      pages.closeImmediately();
      throw e;
    }
  }

  static Store recovered(MVStore pages, Journal journal) throws IOException {
    Store store = new Store(pages, journal);
    store.needsCheckpoint = true;
    long last =
        journal.replay(
            store.checkpoint(),
            (map, key, value) -> {
              if (value == null) {
                store.map(map).remove(key);
              } else {
                store.map(map).put(key, value);
              }
            });
    store.checkpoints.put(CHECKPOINT, last);
    store.makeCheckpoint();
    return store;
  }

  private static MVStore open(String name) {
    return new MVStore.Builder()
        .fileName(name)
        .cacheSize(CACHE_MEGABYTES)
        .cacheConcurrency(1)
        .pageSplitSize(PAGE_BYTES)
        .autoCommitDisabled()
        // Without this the store commits by itself, in the middle of a command.
        .autoCommitBufferSize(0)
        .open();
  }

  /** Runs a command that changes something; what it changed is durable when this returns. */
  <T> T change(Supplier<T> command) {
    try {
      return changed(command);
    } catch (MVStoreException e) {
      // H2 hands what its own thread has met while it wrote pages to whoever comes next, anywhere.
      requireOpen();
      throw e;
    }
  }

  private <T> T changed(Supplier<T> command) {
    T answer;
    long mine;
    changing.readLock().lock();
    try {
      answer = command.get();
    } finally {
      mine = changed.incrementAndGet();
      changing.readLock().unlock();
    }
    commit(mine);
    return answer;
  }

  /** Also after a write that failed, as on a full disk: then only a restart opens it again. */
  boolean isClosed() {
    return store.isClosed() || store.getPanicException() != null;
  }

  private void commit(long mine) {
    if (!store.isPersistent() || committed >= mine) {
      return;
    }
    committing.lock();
    try {
      if (committed < mine) {
        commitAll();
      }
    } finally {
      committing.unlock();
    }
  }

  private void commitAll() {
    boolean due = isDueForCheckpoint();
    if (due) {
      // Commands go on meanwhile, but are not acknowledged: the changed pages stay bounded.
      awaitPages();
    }
    long all;
    Journal.Batch batch;
    // Nobody is in the middle of a command then: a batch holds whole ones.
    changing.writeLock().lock();
    try {
      requireOpen();
      all = changed.get();
      if (needsCheckpoint) {
        makeCheckpoint();
        committed = all;
        return;
      }
      if (due) {
        beginPages();
      }
      batch = pending;
      pending = spare;
    } finally {
      changing.writeLock().unlock();
    }
    append(batch);
    if (due) {
      beginJournal();
    }
    committed = all;
    batch.reset();
    spare = batch;
  }

  private boolean isDueForCheckpoint() {
    return store.getUnsavedMemory() > MOST_UNSAVED
        || journal().bytes() + pending.size() > LONGEST_JOURNAL;
  }

  private void append(Journal.Batch batch) {
    try {
      if (!batch.isEmpty()) {
        journal().append(batch);
      }
    } catch (IOException e) {
      // Readers have seen what is not in the file, so they must see no more.
      closeBecauseOf(e);
    }
  }

  /** Brings everything into the pages, and begins a new journal. */
  private void makeCheckpoint() {
    awaitPages();
    beginPages();
    awaitPages();
    needsCheckpoint = false;
    pending.reset();
    beginJournal();
  }

  /**
   * Has the pages written as they are now, by another thread. Until they are, the journals of this
   * checkpoint and of the one before it hold what has changed.
   */
  private void beginPages() {
    checkpoints.put(CHECKPOINT, checkpoint() + 1);
    // It does nothing while somebody else has the store's lock.
    if (store.tryCommit() < 0) {
      store.commit();
    }
    boundTheFile();
  }

  /** From here on what was to be written is in the file. */
  private void awaitPages() {
    // H2 would not wait for its own threads.
    boolean interrupted = Thread.interrupted();
    store.getFileStore().executeFileStoreOperation(() -> {});
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    // Else the journal would be overwritten that has in it what could not be written.
    requireOpen();
  }

  private void beginJournal() {
    try {
      journal().begin(checkpoint());
    } catch (IOException e) {
      closeBecauseOf(e);
    }
  }

  private long checkpoint() {
    return checkpoints.getOrDefault(CHECKPOINT, 0L);
  }

  private Journal journal() {
    return Objects.requireNonNull(journal);
  }

  private void closeBecauseOf(IOException failed) {
    failure = failed;
    store.closeImmediately();
    requireOpen();
  }

  /** A thread of the store that fails to write its pages leaves it to others to close it. */
  private void requireOpen() {
    MVStoreException panic = store.getPanicException();
    if (panic != null) {
      store.closeImmediately();
    }
    if (store.isClosed()) {
      throw new IllegalStateException("The database is closed.", failure != null ? failure : panic);
    }
  }

  /** Rewrites a little of what is mostly garbage, so that the file does not outgrow its content. */
  private void boundTheFile() {
    if (checkpoint() % CHECKPOINTS_PER_STEP == 0 && fileBytes() > WORTH_COMPACTING) {
      try {
        store.compact(50, STEP_BYTES);
      } catch (RuntimeException e) {
        // What was asked for is in the file; that it is larger than need be is no client's error.
        log.warn("The database file {} cannot be compacted.", file(), e);
      }
    }
  }

  private boolean isWorthCompacting() {
    return fileBytes() > WORTH_COMPACTING && store.getFileStore().getChunksFillRate() < 60;
  }

  MVMap<byte[], byte[]> map(String name) {
    return store.openMap(name, JournaledMap.notedIn(this::note));
  }

  private void note(byte[] map, byte[] key, byte @Nullable [] value) {
    if (journal == null || needsCheckpoint) {
      return;
    }
    // Else it might be added to a batch that is being written.
    assert changing.getReadHoldCount() > 0 : "not in a command";
    pending.add(map, key, value);
    if (pending.size() > LONGEST_JOURNAL) {
      needsCheckpoint = true;
    }
  }

  boolean has(String name) {
    return store.hasMap(name);
  }

  Set<String> names() {
    return store.getMapNames();
  }

  void remove(MVMap<?, ?> map) {
    arrayFields.remove(map.getName());
    store.removeMap(map);
    needsCheckpoint = true;
  }

  void rename(MVMap<?, ?> map, String name) {
    Integer bits = arrayFields.remove(map.getName());
    if (bits != null) {
      arrayFields.put(name, bits);
    }
    store.renameMap(map, name);
    ((JournaledMap) map).renamed();
    needsCheckpoint = true;
  }

  /** Which key fields of an index have ever held an array, one bit each. */
  int arrayFields(MVMap<?, ?> index) {
    return arrayFields.getOrDefault(index.getName(), 0);
  }

  void arrayFields(MVMap<?, ?> index, int bits) {
    arrayFields.put(index.getName(), bits);
    needsCheckpoint = true;
  }

  /** Keeps the pages of the present version readable until the returned handle is closed. */
  Version hold() {
    MVStore.TxCounter counter = store.registerVersionUsage();
    held.incrementAndGet();
    return () -> {
      held.decrementAndGet();
      // Only counts: the thread that writes the next pages lets go of versions, and no other must.
      store.decrementVersionUsageCounter(counter);
    };
  }

  /** How many versions are kept readable. */
  int held() {
    return held.get();
  }

  void countRead(long documents) {
    documentsRead.add(documents);
  }

  /** How many documents all commands so far had to look at. */
  long documentsRead() {
    return documentsRead.sum();
  }

  interface Version extends AutoCloseable {
    @Override
    void close();
  }

  long fileBytes() {
    return store.getFileStore() == null ? 0 : store.getFileStore().size();
  }

  @Nullable String file() {
    return store.getFileStore() == null ? null : store.getFileStore().getFileName();
  }

  @Override
  public void close() {
    committing.lock();
    changing.writeLock().lock();
    try (Journal mine = journal) {
      if (!store.isClosed()) {
        if (mine != null) {
          makeCheckpoint();
        }
        store.close();
        committed = changed.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The journal of " + file() + " cannot be closed.", e);
    } finally {
      changing.writeLock().unlock();
      committing.unlock();
    }
  }
}
