package city.participation.defaults.http;

import city.participation.defaults.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Where the next page starts: opaque to callers, the sort keys of the last item to us. Take it as a
 * {@code @Nullable} controller argument (query parameter {@code cursor}). What was not made here is
 * refused with 400; a cursor grants nothing, so a checksum is enough and no secret is kept.
 *
 * @param kind the order it was made for, for example {@code newest}; another order refuses it
 */
public record Cursor(String kind, List<String> keys) {

  private static final byte FORMAT = 1;
  private static final int LONGEST = 1024;

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(String kind, Object... keys) {
    return new Cursor(kind, java.util.Arrays.stream(keys).map(Object::toString).toList());
  }

  public static Cursor parse(String text) {
    if (text.length() > LONGEST) {
      throw refused();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw refused();
    }
    if (bytes.length < 6 || bytes[0] != FORMAT) {
      throw refused();
    }
    ByteBuffer sealed = ByteBuffer.wrap(bytes);
    int body = bytes.length - Integer.BYTES;
    if (sealed.getInt(body) != checksum(bytes, body)) {
      throw refused();
    }
    try {
      CharBuffer parts = StandardCharsets.UTF_8.newDecoder().decode(sealed.slice(1, body - 1));
      List<String> all = new ArrayList<>(List.of(parts.toString().split("\u0000", -1)));
      Cursor cursor = new Cursor(all.removeFirst(), all);
      // Base64 has spare bits at its end: only one spelling is ours.
      if (cursor.toString().equals(text)) {
        return cursor;
      }
      throw refused();
    } catch (CharacterCodingException notOurs) {
      throw refused();
    }
  }

  /** The keys, when this cursor was made for that order and has that many; else 400. */
  public List<String> keysOf(String expectedKind, int count) {
    if (!kind.equals(expectedKind) || keys.size() != count) {
      throw refused();
    }
    return keys;
  }

  /** What a caller passes back; also to be thrown where a key does not parse. */
  public static Problem refused() {
    return Problem.invalid().withParameter("cursor", "unknown-cursor");
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** The opaque text for the {@code cursor} parameter. */
  @Override
  public String toString() {
    byte[] parts = (kind + "\u0000" + String.join("\u0000", keys)).getBytes(StandardCharsets.UTF_8);
    ByteBuffer sealed =
        ByteBuffer.allocate(1 + parts.length + Integer.BYTES).put(FORMAT).put(parts);
    sealed.putInt(checksum(sealed.array(), 1 + parts.length));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
  }
}
