package city.participation.events;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * An idempotency key of one person: nobody else's keys ever meet it, and it does not tell whose it
 * is.
 */
public record ScopedKey(String person, String key) {

  /** Under which an answer is kept. */
  public String hash() {
    return Sha256.hex(text());
  }

  /** Always the same for what is made with it: the database's own key refuses a second. */
  public String id() {
    ByteBuffer bits = ByteBuffer.wrap(Sha256.of(text()));
    long high = (bits.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L; // version 8: made by hand
    long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private String text() {
    return person + "\n" + key;
  }
}
