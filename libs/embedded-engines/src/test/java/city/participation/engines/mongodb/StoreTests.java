package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTests {

  private static final byte[] NOTHING = {};

  @TempDir Path folder;
  private Path journal;

  @BeforeEach
  void nameTheJournal() {
    journal = folder.resolve("items.db.journal");
  }

  @Test
  void acknowledgesToNoneOfTheWritersWhoShareAFailedCommit() throws Exception {
    Journal noted = new Journal(journal);
    Store store = Store.recovered(pages(new FillingDisk()), noted);
    MVMap<byte[], byte[]> map = store.map("items");
    store.change(() -> map.put(key(0), NOTHING));
    noted.close();
    CyclicBarrier bothHaveChanged = new CyclicBarrier(2);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 1; i <= 2; i++) {
        byte[] key = key(i);
        writers.add(
            executor.submit(() ->
                store.change(() -> {
                  map.put(key, NOTHING);
                  return await(bothHaveChanged);
                })));
      }
      for (Future<?> writer : writers) {
        assertThatThrownBy(() -> writer.get(30, TimeUnit.SECONDS))
            .hasMessageContaining("The database is closed.")
            .hasRootCauseInstanceOf(IOException.class);
      }
    }
    assertThat(store.isClosed()).isTrue();
    store.close();
    assertThat(keysIn("items.db")).containsExactly(key(0));
  }

  @Test
  void goesOnFromTheJournalOfAProcessThatWasKilled() throws Exception {
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      for (int i = 0; i < 5; i++) {
        byte[] key = key(i);
        store.change(() -> map.put(key, NOTHING));
      }
      store.change(() -> map.remove(key(2)));

      copyAs("killed.db");

      assertThat(keysIn("killed.db")).containsExactly(key(0), key(1), key(3), key(4));
      assertThat(keysIn("killed.db")).containsExactly(key(0), key(1), key(3), key(4));
    }
  }

  @Test
  void makesAllOfABatchOrNothing() throws Exception {
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      store.change(() -> map.put(key(0), NOTHING));
      long first = Files.size(journal);
      store.change(() -> {
        map.put(key(1), NOTHING);
        return map.put(key(2), NOTHING);
      });
      long whole = Files.size(journal);

      for (long left = whole; left >= 0; left--) {
        copyAs("torn.db");
        try (FileChannel torn =
            FileChannel.open(folder.resolve("torn.db.journal"), StandardOpenOption.WRITE)) {
          torn.truncate(left);
        }
        int expected = left == whole ? 3 : left >= first ? 1 : 0;
        assertThat(keysIn("torn.db")).as("of %d bytes", left).hasSize(expected);
      }
    }
  }

  @Test
  void passesOverABatchThatIsNotWhatWasWritten() throws Exception {
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      store.change(() -> map.put(key(0), NOTHING));
      store.change(() -> map.put(key(1), NOTHING));
      copyAs("damaged.db");
    }
    damageTheEndOf(folder.resolve("damaged.db.journal"));

    assertThat(keysIn("damaged.db")).containsExactly(key(0));
  }

  @Test
  void takesNoJournalOfAnEarlierCheckpoint() throws Exception {
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      store.change(() -> map.put(key(0), NOTHING));
      copyAs("before.db");
      store.change(() -> map.remove(key(0)));
    }
    Files.copy(folder.resolve("before.db.journal"), journal, StandardCopyOption.REPLACE_EXISTING);

    assertThat(keysIn("items.db")).isEmpty();
  }

  @Test
  void keepsWhatTheJournalDoesNotNote() throws Exception {
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> dropped = store.map("dropped");
      MVMap<byte[], byte[]> map = store.map("items");
      MVMap<byte[], byte[]> former = store.map("former");
      store.change(() -> dropped.put(key(0), NOTHING));
      store.change(() -> former.put(key(1), NOTHING));
      store.change(() -> {
        store.remove(dropped);
        store.rename(former, "renamed");
        store.arrayFields(map, 5);
        return null;
      });
      store.change(() -> former.put(key(2), NOTHING));

      copyAs("killed.db");
    }
    try (Store store = Store.in(folder.resolve("killed.db"))) {
      assertThat(store.names()).contains("renamed").doesNotContain("dropped", "former");
      assertThat(store.map("renamed").keyList()).containsExactly(key(1), key(2));
      assertThat(store.arrayFields(store.map("items"))).isEqualTo(5);
    }
  }

  @Test
  void goesOnFromBothJournalsIfItWasKilledWhilePagesWereWritten() throws Exception {
    Path pages = folder.resolve("pages.db");
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      store.change(() -> map.put(key(0), NOTHING));
      store.change(() -> map.put(key(1), NOTHING));
      Files.copy(folder.resolve("items.db"), pages);
      store.change(() -> map.remove(key(0)));
      untilTheNextJournal(() -> store.change(() -> map.put(key(2), new byte[100_000])));
      store.change(() -> map.remove(key(1)));
      store.change(() -> map.put(key(3), NOTHING));
      copyAs("killed.db");
    }
    Files.copy(pages, folder.resolve("killed.db"), StandardCopyOption.REPLACE_EXISTING);

    try (Store store = Store.in(folder.resolve("killed.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      assertThat(map.keyList()).containsExactly(key(2), key(3));
      store.change(() -> map.remove(key(3)));
      copy("killed.db", "again.db");
    }
    assertThat(keysIn("again.db")).as("no change comes back").containsExactly(key(2));
  }

  @Test
  void losesNothingThatItCouldNotWriteIntoThePages() throws Exception {
    FillingDisk disk = new FillingDisk();
    Store store = Store.recovered(pages(disk), new Journal(journal));
    MVMap<byte[], byte[]> map = store.map("items");
    store.change(() -> map.put(key(0), NOTHING));
    disk.full = true;
    AtomicInteger acknowledged = new AtomicInteger();

    assertThatThrownBy(
            () -> {
              for (int i = 1; i < 100; i++) {
                byte[] key = key(i);
                store.change(() -> map.put(key, new byte[100_000]));
                acknowledged.set(i);
              }
            })
        .hasMessageContaining("The database is closed.")
        .hasRootCauseMessage("full");
    assertThat(store.isClosed()).isTrue();
    store.close();

    assertThat(keysIn("items.db")).hasSizeGreaterThan(acknowledged.get());
  }

  @Test
  void acknowledgesNothingThatOnlyPagesHoldAndThatTheyDoNot() throws Exception {
    FillingDisk disk = new FillingDisk();
    Store store = Store.recovered(pages(disk), new Journal(journal));
    MVMap<byte[], byte[]> map = store.map("items");
    store.change(() -> map.put(key(0), NOTHING));
    disk.full = true;

    assertThatThrownBy(() ->
            store.change(() -> {
              store.remove(map);
              return null;
            }))
        .hasRootCauseMessage("full");
    store.close();
    assertThat(keysIn("items.db")).containsExactly(key(0));
  }

  @Test
  void keepsWhatIsReadWhilePagesAreWritten() throws Exception {
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      store.change(() -> {
        for (int i = 0; i < 100; i++) {
          map.put(key(i), new byte[50_000]);
        }
        return null;
      });
      try (Store.Version _ = store.hold()) {
        Cursor<byte[], byte[]> cursor = map.cursor(null);
        int read = 0;
        while (cursor.hasNext()) {
          byte[] key = cursor.next();
          assertThat(cursor.getValue()).hasSize(50_000);
          read++;
          for (int i = 0; i < 3; i++) {
            store.change(() -> map.put(key, new byte[40_000]));
          }
        }
        assertThat(read).isEqualTo(100);
      }
      assertThat(store.held()).isZero();
    }
  }

  @Test
  void passesOverTheNextJournalIfThisOneIsDamaged() throws Exception {
    Path pages = folder.resolve("pages.db");
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      Files.copy(folder.resolve("items.db"), pages);
      store.change(() -> map.put(key(0), NOTHING));
      untilTheNextJournal(() -> store.change(() -> map.put(key(1), new byte[100_000])));
      store.change(() -> map.put(key(2), NOTHING));
      copyAs("damaged.db");
    }
    Files.copy(pages, folder.resolve("damaged.db"), StandardCopyOption.REPLACE_EXISTING);
    damageTheEndOf(folder.resolve("damaged.db.journal"));

    assertThat(keysIn("damaged.db")).containsExactly(key(0), key(1));
  }

  @Test
  void boundsTheJournal() throws Exception {
    Path other = folder.resolve("items.db.journal2");
    byte[] large = new byte[100_000];
    try (Store store = Store.in(folder.resolve("items.db"))) {
      MVMap<byte[], byte[]> map = store.map("items");
      for (int i = 0; i < 300; i++) {
        byte[] key = key(i % 3);
        store.change(() -> map.put(key, large));
        assertThat(Files.size(journal)).isLessThan(9L << 20);
        assertThat(Files.size(other)).isLessThan(9L << 20);
      }
      store.change(() -> {
        for (int i = 3; i < 200; i++) {
          map.put(key(i), large);
        }
        return null;
      });

      assertThat(Math.min(Files.size(journal), Files.size(other))).isLessThan(100);
      copyAs("killed.db");
    }
    assertThat(keysIn("killed.db")).hasSize(200);
  }

  private static final class FillingDisk extends SingleFileStore {

    private volatile boolean full;

    FillingDisk() {
      super(Map.of());
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
      if (full) {
        throw new UncheckedIOException(new IOException("full"));
      }
      super.writeFully(chunk, position, bytes);
    }
  }

  private MVStore pages(FillingDisk disk) {
    disk.open(folder.resolve("items.db").toString(), false, null);
    return new MVStore.Builder()
        .adoptFileStore(disk)
        .autoCommitDisabled()
        .autoCommitBufferSize(0)
        .open();
  }

  private static byte[] key(int number) {
    return new byte[] {(byte) number};
  }

  private static void damageTheEndOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 5] ^= 1;
    Files.write(file, bytes);
  }

  private void untilTheNextJournal(Runnable change) throws IOException {
    Path next = folder.resolve("items.db.journal2");
    long size = Files.size(next);
    while (Files.size(next) == size) {
      change.run();
    }
  }

  /** As the files are now, which is as a kill leaves them. */
  private void copyAs(String name) throws IOException {
    copy("items.db", name);
  }

  private void copy(String from, String name) throws IOException {
    for (String suffix : List.of("", ".journal", ".journal2")) {
      Files.copy(
          folder.resolve(from + suffix),
          folder.resolve(name + suffix),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<byte[]> keysIn(String file) {
    try (Store store = Store.in(folder.resolve(file))) {
      return List.copyOf(store.map("items").keyList());
    }
  }

  private static int await(CyclicBarrier barrier) {
    try {
      return barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
