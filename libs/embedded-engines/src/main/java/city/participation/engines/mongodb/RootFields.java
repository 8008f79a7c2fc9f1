package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some fields at the root of stored documents. They are read and written without a look into the
 * others, which most commands have nothing to do with.
 *
 * @see <a href="https://bsonspec.org/spec.html">BSON 1.1</a>
 */
final class RootFields {

  private static final Set<String> JOINING = Set.of("$and", "$or", "$nor");

  /** What changes only the fields it names. */
  private static final Set<String> CHANGING =
      Set.of(
          "$addToSet",
          "$bit",
          "$currentDate",
          "$inc",
          "$max",
          "$min",
          "$mul",
          "$pop",
          "$pull",
          "$pullAll",
          "$push",
          "$set",
          "$setOnInsert",
          "$unset");

  private static final int HEADER = 4;

  private final byte[][] names;

  RootFields(Set<String> names) {
    this.names =
        names.stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** Adds the fields that a filter looks at; false if it may look at others, too. */
  static boolean addFrom(Document filter, Set<String> fields) {
    for (Map.Entry<String, Object> entry : filter.entrySet()) {
      String key = entry.getKey();
      if (!key.startsWith("$")) {
        fields.add(Utils.firstFragment(key));
      } else if (!JOINING.contains(key)
          || !(entry.getValue() instanceof Collection<?> parts)
          || !parts.stream().allMatch(it -> it instanceof Document part && addFrom(part, fields))) {
        return false;
      }
    }
    return true;
  }

  /** The fields that an update names; null if it may change others, too. */
  static @Nullable Set<String> changedBy(Document update) {
    Set<String> fields = new LinkedHashSet<>();
    for (Map.Entry<String, Object> entry : update.entrySet()) {
      if (!CHANGING.contains(entry.getKey()) || !(entry.getValue() instanceof Document change)) {
        return null;
      }
      change.keySet().forEach(path -> fields.add(Utils.firstFragment(path)));
    }
    return fields;
  }

  /** Those of the fields that the document has, in its order. */
  Document of(byte[] document) {
    ByteBuffer some = empty(document.length);
    Element element = new Element(document);
    while (element.next()) {
      if (isNamedBy(element)) {
        some.put(document, element.start, element.end - element.start);
      }
    }
    return Bson.decode(ended(some));
  }

  /**
   * The document with these fields as they are in the part: others stay, those that are new come
   * last.
   */
  byte[] replacedIn(byte[] document, Document part) {
    byte[] now = Bson.bytes(part);
    ByteBuffer all = empty(document.length + now.length);
    Element element = new Element(document);
    Element other = new Element(now);
    while (element.next()) {
      if (!isNamedBy(element)) {
        all.put(document, element.start, element.end - element.start);
      } else if (other.find(element)) {
        all.put(now, other.start, other.end - other.start);
      }
    }
    other = new Element(now);
    while (other.next()) {
      if (!element.find(other)) {
        all.put(now, other.start, other.end - other.start);
      }
    }
    return ended(all);
  }

  private boolean isNamedBy(Element element) {
    for (byte[] name : names) {
      if (element.isCalled(name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }

  private static ByteBuffer empty(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);
  }

  private static byte[] ended(ByteBuffer document) {
    document.put((byte) 0);
    byte[] bytes = new byte[document.position()];
    document.putInt(0, bytes.length).flip().get(bytes);
    return bytes;
  }

  /** A field with its type, its name and its value, among the bytes of a document. */
  private static final class Element {

    private final byte[] bytes;
    private final ByteBuffer document;
    private int start;
    private int end = HEADER;
    private int nameEnd;

    Element(byte[] document) {
      this.bytes = document;
      this.document = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether there is another one. */
    boolean next() {
      start = end;
      byte type = bytes[start];
      if (type == 0) {
        return false;
      }
      nameEnd = endOfString(start + 1) - 1;
      end = nameEnd + 1 + size(type, nameEnd + 1);
      return true;
    }

    /** Goes to the one with the other's name, from the first on. */
    boolean find(Element other) {
      end = HEADER;
      while (next()) {
        int name = other.start + 1;
        if (isCalled(other.bytes, name, other.nameEnd - name)) {
          return true;
        }
      }
      return false;
    }

    boolean isCalled(byte[] name, int from, int length) {
      return Arrays.equals(bytes, start + 1, nameEnd, name, from, from + length);
    }

    /** After its zero. */
    private int endOfString(int from) {
      int position = from;
      while (bytes[position] != 0) {
        position++;
      }
      return position + 1;
    }

    private int size(byte type, int at) {
      return switch (type) {
        case 0x06, 0x0A, 0x7F, (byte) 0xFF -> 0; // undefined, null, the largest and the smallest
        case 0x08 -> 1; // boolean
        case 0x10 -> 4; // 32 bits
        case 0x01, 0x09, 0x11, 0x12 -> 8; // double, date, timestamp, 64 bits
        case 0x07 -> 12; // object id
        case 0x13 -> 16; // decimal
        case 0x03, 0x04, 0x0F -> document.getInt(at); // document, array, code with scope
        case 0x02, 0x0D, 0x0E -> 4 + document.getInt(at); // string, code, symbol
        case 0x05 -> 5 + document.getInt(at); // bytes
        case 0x0C -> 4 + document.getInt(at) + 12; // pointer
        case 0x0B -> endOfString(endOfString(at)) - at; // regular expression
        default -> throw new IllegalArgumentException("There is no type %#x.".formatted(type));
      };
    }
  }
}
