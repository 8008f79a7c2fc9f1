package city.participation.benchmarks.faults.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The driver's own log. Entries that come while another is being forced to disk share the next. */
public final class History implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final FileChannel channel;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock forcing = new ReentrantLock(true);
  private long written;
  private volatile long forced;

  private History(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  public static History create(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new History(
          file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns once the entry is on disk. */
  public void add(Entry entry) {
    var line = JSON.writeValueAsString(entry) + "\n";
    long mine = write(StandardCharsets.UTF_8.encode(line));
    forcing.lock();
    try {
      if (forced < mine) {
        long all = written();
        channel.force(false);
        forced = all;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      forcing.unlock();
    }
  }

  /** How many entries are on disk. */
  long forced() {
    return forced;
  }

  public List<Entry> entries() {
    return read(file);
  }

  /** A last line without its end was never acted upon, and is not read. */
  public static List<Entry> read(Path file) {
    try {
      var text = Files.readString(file);
      var entries = new ArrayList<Entry>();
      int from = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        entries.add(JSON.readValue(text.substring(from, end), Entry.class));
        from = end + 1;
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      throw new IllegalStateException("The log " + file + " cannot be read.", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long write(ByteBuffer line) {
    writing.lock();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      written++;
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  private long written() {
    writing.lock();
    try {
      return written;
    } finally {
      writing.unlock();
    }
  }
}
