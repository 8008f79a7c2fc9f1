package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The written values from one place in their order up to another one. A place lies before or after
 * all values that begin with its bytes.
 */
record Interval(Place from, Place to, boolean isPoint) {

  private static final Pattern PLAIN_PREFIX =
      Pattern.compile("\\^([\\p{L}\\p{N} _:;,@#|/-]*+)([?*{]?).*");
  private static final int MOST_POINTS = 500;

  @SuppressWarnings("ArrayRecordComponent") // Compared by its order only.
  record Place(byte[] prefix, boolean behind) implements Comparable<Place> {

    byte[] bytes() {
      return behind ? KeyBytes.after(prefix) : prefix;
    }

    Place inverted() {
      return new Place(KeyBytes.inverted(prefix), !behind);
    }

    @Override
    public int compareTo(Place other) {
      return Arrays.compareUnsigned(bytes(), other.bytes());
    }
  }

  /** The one value that was written so. */
  static Interval point(byte[] value) {
    return new Interval(new Place(value, false), new Place(value, true), true);
  }

  /** All values that begin with the given bytes. */
  static Interval within(byte[] prefix) {
    return new Interval(new Place(prefix, false), new Place(prefix, true), false);
  }

  boolean isEmpty() {
    return from.compareTo(to) >= 0;
  }

  /**
   * What lies in both. A point stays the point it is, even if the other one begins with the same
   * bytes: what follows a value may be written as the next one is.
   */
  Interval and(Interval other) {
    Interval both =
        new Interval(
            from.compareTo(other.from) >= 0 ? from : other.from,
            to.compareTo(other.to) <= 0 ? to : other.to,
            false);
    if (both.isEmpty()) {
      return both;
    }
    return isPoint ? this : other.isPoint ? other : both;
  }

  Interval inverted() {
    return new Interval(to.inverted(), from.inverted(), isPoint);
  }

  /** The intervals that hold all values which meet the condition; null if an index cannot tell. */
  static @Nullable List<Interval> of(Condition condition) {
    Object operand = condition.operand();
    return switch (condition.operator()) {
      case "$eq" -> isScalar(operand) ? List.of(point(KeyBytes.of(operand))) : null;
      case "$in" ->
          operand instanceof Collection<?> values && values.size() <= MOST_POINTS
              ? anyOf(values)
              : null;
      case "$gt", "$gte", "$lt", "$lte" ->
          operand == null || !isScalar(operand) ? null : List.of(range(condition, operand));
      default -> null;
    };
  }

  private static @Nullable List<Interval> anyOf(Collection<?> values) {
    List<Interval> result = new ArrayList<>();
    for (Object value : values) {
      Interval interval =
          value instanceof BsonRegularExpression regex
              ? stringsMatching(regex)
              : isScalar(value) ? point(KeyBytes.of(value)) : null;
      if (interval == null) {
        return null;
      }
      result.add(interval);
    }
    return result;
  }

  private static Interval range(Condition condition, Object operand) {
    Interval sameType = within(KeyBytes.typeOf(operand));
    byte[] value = KeyBytes.of(operand);
    return switch (condition.operator()) {
      case "$gt" -> new Interval(new Place(value, true), sameType.to, false);
      case "$gte" -> new Interval(new Place(value, false), sameType.to, false);
      case "$lt" -> new Interval(sameType.from, new Place(value, false), false);
      default -> new Interval(sameType.from, new Place(value, true), false);
    };
  }

  private static @Nullable Interval stringsMatching(BsonRegularExpression regex) {
    Matcher plain = PLAIN_PREFIX.matcher(regex.getPattern());
    boolean hasOptions = regex.getOptions() != null && !regex.getOptions().isEmpty();
    if (hasOptions || regex.getPattern().contains("|") || !plain.matches()) {
      return null;
    }
    String prefix = plain.group(1);
    // A quantifier makes the character before it optional.
    boolean lastIsOptional = !plain.group(2).isEmpty() && !prefix.isEmpty();
    return within(
        KeyBytes.stringsFrom(lastIsOptional ? prefix.substring(0, prefix.length() - 1) : prefix));
  }

  private static boolean isScalar(@Nullable Object value) {
    return !(value instanceof Document
        || value instanceof Collection<?>
        || value instanceof BsonRegularExpression
        || value instanceof MinKey
        || value instanceof MaxKey);
  }
}
