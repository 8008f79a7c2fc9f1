package city.participation.engines.mongodb;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has changed since a checkpoint of the store, in a file that is only appended to: a header
 * with the checkpoint's number, then batches of changes, each with its length and CRC-32C. A batch
 * that the death of the process has cut off is not there. While the pages of a checkpoint are
 * written, the file of the one before it is still needed, so there are two, used in turn.
 */
final class Journal implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  private static final long MAGIC = 0x6A6F75726E616C31L;
  private static final int HEADER = 2 * Long.BYTES;
  private static final int FRAME = 2 * Integer.BYTES;
  private static final int REMOVED = -1;
  private static final long NONE = -1;

  private RandomAccessFile file;
  private RandomAccessFile other;
  private long bytes;

  /**
   * Opens the file of this path and one beside it whose name ends with a 2, and creates those that
   * are missing. What is in one stays until a checkpoint begins there.
   */
  Journal(Path path) throws IOException {
    this.other = new RandomAccessFile(path.toFile(), "rw");
    try {
      this.file = new RandomAccessFile(path + "2", "rw");
    } catch (IOException e) {
      other.close();
      throw e;
    }
  }

  /** Takes a change; the value is null if the key was removed. */
  interface Change {
    void make(String map, byte[] key, byte @Nullable [] value);
  }

  /**
   * Makes all changes since the checkpoint again, also those of the next one if its pages were not
   * written any more.
   *
   * @return the highest number that a file or the checkpoint has; no other may have it again
   */
  long replay(long checkpoint, Change change) throws IOException {
    long last = Math.max(checkpoint, Math.max(number(file), number(other)));
    for (long next = checkpoint; number(file) == next || number(other) == next; next++) {
      if (!makeAgain(number(file) == next ? file : other, change)) {
        break;
      }
    }
    return last;
  }

  /** The checkpoint that the file belongs to, if any. */
  private static long number(RandomAccessFile file) throws IOException {
    byte[] header = new byte[HEADER];
    file.seek(0);
    boolean written = read(file, header) && ByteBuffer.wrap(header).getLong() == MAGIC;
    return written ? ByteBuffer.wrap(header).getLong(Long.BYTES) : NONE;
  }

  /** Whether that was all, and not only what stands before a damage. */
  private static boolean makeAgain(RandomAccessFile file, Change change) throws IOException {
    file.seek(HEADER);
    byte[] frame = new byte[FRAME];
    long whole = HEADER;
    while (read(file, frame)) {
      int length = ByteBuffer.wrap(frame).getInt();
      if (length < 0 || length > file.length() - file.getFilePointer()) {
        break;
      }
      byte[] changes = new byte[length];
      if (!read(file, changes)
          || checksum(changes, 0, length) != ByteBuffer.wrap(frame).getInt(Integer.BYTES)) {
        break;
      }
      make(ByteBuffer.wrap(changes), change);
      whole = file.getFilePointer();
    }
    long rest = file.length() - whole;
    if (rest > 0) {
      log.warn("{} bytes of a journal were cut off by a kill, or are damaged.", rest);
    }
    return rest == 0;
  }

  private void swap() {
    RandomAccessFile next = other;
    other = file;
    file = next;
  }

  private static void make(ByteBuffer changes, Change change) {
    while (changes.hasRemaining()) {
      String map = new String(bytes(changes, changes.getShort()), StandardCharsets.UTF_8);
      byte[] key = bytes(changes, changes.getInt());
      int length = changes.getInt();
      change.make(map, key, length == REMOVED ? null : bytes(changes, length));
    }
  }

  private static byte[] bytes(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static boolean read(RandomAccessFile file, byte[] into) throws IOException {
    try {
      file.readFully(into);
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  /** Forgets everything up to the checkpoint before this one: its pages hold it. */
  void begin(long checkpoint) throws IOException {
    swap();
    file.setLength(0);
    file.seek(0);
    file.write(ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(checkpoint).array());
    bytes = HEADER;
  }

  /** The batch is with the operating system when this returns. */
  void append(Batch batch) throws IOException {
    batch.appendTo(file);
    bytes += batch.size();
  }

  /** How long the file is. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      other.close();
    }
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** Changes of whole commands, in the order in which they were made. */
  static final class Batch extends ByteArrayOutputStream {

    /** One that has grown larger, as by many documents at a time, is not kept for the next. */
    private static final int KEPT = 256 << 10;

    private final byte[] number = new byte[Integer.BYTES];

    Batch() {
      super(KEPT / 16);
      reset();
    }

    synchronized void add(byte[] map, byte[] key, byte @Nullable [] value) {
      write(map.length >>> 8);
      write(map.length);
      write(map, 0, map.length);
      add(key.length);
      write(key, 0, key.length);
      if (value == null) {
        add(REMOVED);
      } else {
        add(value.length);
        write(value, 0, value.length);
      }
    }

    private void add(int value) {
      ByteBuffer.wrap(number).putInt(value);
      write(number, 0, number.length);
    }

    synchronized boolean isEmpty() {
      return count == FRAME;
    }

    /** Leaves place for what stands before the changes. */
    @Override
    public synchronized void reset() {
      if (buf.length > KEPT) {
        buf = new byte[KEPT / 16];
      }
      count = FRAME;
    }

    private synchronized void appendTo(RandomAccessFile file) throws IOException {
      ByteBuffer.wrap(buf).putInt(count - FRAME).putInt(checksum(buf, FRAME, count - FRAME));
      file.write(buf, 0, count);
    }
  }
}
