package city.participation.engines.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one file. Whatever a command changes is in it, and with it every index, before the command is
 * acknowledged. Commands that end while another one is being committed share the next commit.
 */
final class Store implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private static final int CACHE_MEGABYTES = 8;
  private static final int PAGE_BYTES = 4096;

  /** A file is rewritten at start, and its chunks while it runs, once it holds this much. */
  private static final long WORTH_COMPACTING = 16L << 20;

  /**
   * A commit under load leaves some hundred kilobytes of garbage; a step frees several times it.
   */
  private static final int COMMITS_PER_STEP = 16;

  private static final int STEP_BYTES = 1 << 20;

  private final MVStore store;
  private final MVMap<String, Integer> arrayFields;

  private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
  private final ReentrantLock committing = new ReentrantLock(true);
  private final AtomicLong changed = new AtomicLong();
  private final AtomicInteger held = new AtomicInteger();
  private final LongAdder documentsRead = new LongAdder();
  private volatile long committed;
  private int commits;

  Store(MVStore store) {
    this.store = store;
    store.setRetentionTime(0);
    store.setVersionsToKeep(0);
    this.arrayFields =
        store.openMap(
            "arrays",
            new MVMap.Builder<String, Integer>()
                .keyType(StringDataType.INSTANCE)
                .valueType(IntegerDataType.INSTANCE));
  }

  static Store inMemory() {
    return new Store(new MVStore.Builder().open());
  }

  static Store in(Path file) {
    String name = file.toAbsolutePath().toString();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      MVStoreTool.compactCleanUp(name);
      Store store = new Store(open(name));
      if (store.isWorthCompacting()) {
        store.close();
        MVStoreTool.compact(name, false);
        store = new Store(open(name));
      }
      return store;
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new IllegalStateException("The database file " + file + " is in use.", e);
      }
      throw new IllegalStateException("The database file " + file + " cannot be opened.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("No database file can be made at " + file + ".", e);
    }
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
    return store.isClosed();
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
    changing.writeLock().lock();
    try {
      long all = changed.get();
      store.commit();
      if (store.isClosed()) {
        // A failed write closes the store, and a closed store commits nothing without a word.
        throw new IllegalStateException("The database is closed.", store.getPanicException());
      }
      committed = all;
      boundTheFile();
    } finally {
      changing.writeLock().unlock();
    }
  }

  /** Rewrites a little of what is mostly garbage, so that the file does not outgrow its content. */
  private void boundTheFile() {
    if (++commits % COMMITS_PER_STEP == 0 && fileBytes() > WORTH_COMPACTING) {
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
    return store.openMap(
        name,
        new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
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
  }

  void rename(MVMap<?, ?> map, String name) {
    Integer bits = arrayFields.remove(map.getName());
    if (bits != null) {
      arrayFields.put(name, bits);
    }
    store.renameMap(map, name);
  }

  /** Which key fields of an index have ever held an array, one bit each. */
  int arrayFields(MVMap<?, ?> index) {
    return arrayFields.getOrDefault(index.getName(), 0);
  }

  void arrayFields(MVMap<?, ?> index, int bits) {
    arrayFields.put(index.getName(), bits);
  }

  /** Keeps the pages of the present version readable until the returned handle is closed. */
  Version hold() {
    MVStore.TxCounter counter = store.registerVersionUsage();
    held.incrementAndGet();
    return () -> {
      held.decrementAndGet();
      store.deregisterVersionUsage(counter);
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
    changing.writeLock().lock();
    try {
      boolean wasOpen = !store.isClosed();
      store.close();
      if (wasOpen) {
        committed = changed.get();
      }
    } finally {
      changing.writeLock().unlock();
    }
  }
}
