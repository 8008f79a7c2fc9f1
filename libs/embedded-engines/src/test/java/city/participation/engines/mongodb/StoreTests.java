package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTests {

  private static final byte[] NOTHING = {};

  @TempDir Path folder;

  private final AtomicBoolean full = new AtomicBoolean();

  @Test
  void acknowledgesToNoneOfTheWritersWhoShareAFailedCommit() throws Exception {
    Store store = onADiskThatFills();
    MVMap<byte[], byte[]> map = store.map("items");
    store.change(() -> map.put(new byte[] {0}, NOTHING));
    full.set(true);
    CyclicBarrier bothHaveChanged = new CyclicBarrier(2);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (byte i = 1; i <= 2; i++) {
        byte[] key = {i};
        writers.add(
            executor.submit(() ->
                store.change(() -> {
                  map.put(key, NOTHING);
                  return await(bothHaveChanged);
                })));
      }
      for (Future<?> writer : writers) {
        assertThatThrownBy(() -> writer.get(30, TimeUnit.SECONDS))
            .hasRootCauseInstanceOf(MVStoreException.class);
      }
    }
    store.close();
    try (Store again = Store.in(folder.resolve("items.db"))) {
      assertThat(again.map("items").keyList()).containsExactly(new byte[] {0});
    }
  }

  private Store onADiskThatFills() {
    DiskThatFills disk = new DiskThatFills();
    disk.open(folder.resolve("items.db").toString(), false, null);
    return new Store(
        new MVStore.Builder()
            .adoptFileStore(disk)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open());
  }

  private static int await(CyclicBarrier barrier) {
    try {
      return barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private final class DiskThatFills extends SingleFileStore {

    DiskThatFills() {
      super(Map.of());
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
      if (full.get()) {
        throw new MVStoreException(2, "The disk is full.");
      }
      super.writeFully(chunk, position, source);
    }
  }
}
