package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes whose unsigned order is the order in which the server sorts values. No
 * written value is the beginning of another one, so values can follow each other in one key.
 */
final class KeyBytes {

  /** Stands for an array without elements, which sorts before null. */
  record EmptyArray() {}

  private static final int END = 0x00;
  private static final int MIN_KEY = 0x08;
  private static final int EMPTY = 0x10;
  private static final int NULL = 0x18;
  private static final int NUMBER = 0x20;
  private static final int STRING = 0x28;
  private static final int DOCUMENT = 0x30;
  private static final int ARRAY = 0x38;
  private static final int BINARY = 0x40;
  private static final int LEGACY_UUID = 0x48;
  private static final int UUID_VALUE = 0x50;
  private static final int OBJECT_ID = 0x58;
  private static final int BOOLEAN = 0x60;
  private static final int DATE = 0x68;
  private static final int TIMESTAMP = 0x70;
  private static final int REGEX = 0x78;
  private static final int OTHER = 0x80;
  private static final int MAX_KEY = 0xF0;

  private byte[] bytes = new byte[48];
  private int length;

  static byte[] of(@Nullable Object value) {
    return new KeyBytes().add(value).toBytes();
  }

  /** The bytes with which every value of the same type as the given one begins. */
  static byte[] typeOf(Object value) {
    return new byte[] {(byte) type(value)};
  }

  /** The bytes with which every string begins that begins with the given one. */
  static byte[] stringsFrom(String prefix) {
    KeyBytes key = new KeyBytes();
    key.put(STRING);
    key.characters(prefix);
    return key.toBytes();
  }

  /** The smallest bytes greater than all that begin with the given ones. */
  static byte[] after(byte[] prefix) {
    int last = prefix.length - 1;
    while (prefix[last] == (byte) 0xFF) {
      last--;
    }
    byte[] next = Arrays.copyOf(prefix, last + 1);
    next[last]++;
    return next;
  }

  static byte[] inverted(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) ~bytes[i];
    }
    return result;
  }

  KeyBytes add(@Nullable Object value) {
    put(type(value));
    switch (value) {
      case Number number -> number(number);
      case String string -> string(string);
      case Map<?, ?> document -> document(document);
      case Collection<?> array -> {
        array.forEach(this::add);
        put(END);
      }
      case BinData binary -> {
        putInt(binary.getData().length);
        putAll(binary.getData());
      }
      case LegacyUUID uuid -> {
        putLong(uuid.getUuid().getMostSignificantBits() ^ Long.MIN_VALUE);
        putLong(uuid.getUuid().getLeastSignificantBits() ^ Long.MIN_VALUE);
      }
      case UUID uuid -> {
        putLong(uuid.getMostSignificantBits());
        putLong(uuid.getLeastSignificantBits());
      }
      case ObjectId id -> putAll(id.toByteArray());
      case Boolean truth -> put(truth ? 1 : 0);
      case Instant instant -> putLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> putLong(timestamp.getValue());
      case BsonRegularExpression regex -> {
        string(regex.getPattern());
        string(Objects.requireNonNullElse(regex.getOptions(), ""));
      }
      case null, default -> {
        if (type(value) == OTHER) {
          string(String.valueOf(value));
        }
      }
    }
    return this;
  }

  KeyBytes addAll(byte[] written) {
    putAll(written);
    return this;
  }

  KeyBytes addLength(int value) {
    put(value >> 8);
    put(value);
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private static int type(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case Missing missing -> NULL;
      case Number number -> NUMBER;
      case String string -> STRING;
      case Map<?, ?> document -> DOCUMENT;
      case Collection<?> array -> ARRAY;
      case BinData binary -> BINARY;
      case LegacyUUID uuid -> LEGACY_UUID;
      case UUID uuid -> UUID_VALUE;
      case ObjectId id -> OBJECT_ID;
      case Boolean truth -> BOOLEAN;
      case Instant instant -> DATE;
      case BsonTimestamp timestamp -> TIMESTAMP;
      case BsonRegularExpression regex -> REGEX;
      case MinKey min -> MIN_KEY;
      case MaxKey max -> MAX_KEY;
      case EmptyArray nothing -> EMPTY;
      default -> OTHER;
    };
  }

  private void number(Number number) {
    double value = number.doubleValue();
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    putLong(bits ^ ((bits >> 63) | Long.MIN_VALUE));
    // From 2^53 on neighbouring longs share a double; what it leaves out tells them apart.
    int rest = number instanceof Long exact ? (int) (exact - (long) value) : 0;
    put((rest + 0x8000) >> 8);
    put(rest + 0x8000);
  }

  private void string(String string) {
    characters(string);
    put(END);
  }

  /** Per UTF-16 unit, because that is how the server compares strings. */
  private void characters(String string) {
    for (int i = 0; i < string.length(); i++) {
      char unit = string.charAt(i);
      if (unit < 2) {
        put(1);
        put(unit + 1);
      } else if (unit < 0x80) {
        put(unit);
      } else if (unit < 0x800) {
        put(0xC0 | (unit >> 6));
        put(0x80 | (unit & 0x3F));
      } else {
        put(0xE0 | (unit >> 12));
        put(0x80 | ((unit >> 6) & 0x3F));
        put(0x80 | (unit & 0x3F));
      }
    }
  }

  private void document(Map<?, ?> document) {
    document.forEach((name, value) -> {
      put(type(value));
      string(String.valueOf(name));
      add(value);
    });
    put(END);
  }

  private void put(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) value;
  }

  private void putAll(byte[] values) {
    for (byte value : values) {
      put(value);
    }
  }

  private void putInt(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      put(value >> shift);
    }
  }

  private void putLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (value >> shift));
    }
  }
}
