package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document must meet to be in a partial index. Only what means the same on MongoDB: its
 * conditions are joined by "and" and compare with plain values.
 */
record PartialFilter(Document filter) {

  private static final Set<String> OPERATORS =
      Set.of("$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type");

  static PartialFilter of(Document filter) {
    Document flat = flattened(filter);
    if (flat.isEmpty()) {
      throw Unsupported.because("an empty partialFilterExpression");
    }
    for (Condition condition : conditions(flat)) {
      Object operand = condition.operand();
      boolean known =
          OPERATORS.contains(condition.operator()) && !condition.field().startsWith("$");
      boolean existsNot = condition.operator().equals("$exists") && !Boolean.TRUE.equals(operand);
      if (!known
          || existsNot
          || operand == null
          || operand instanceof Document
          || operand instanceof Collection<?>) {
        throw Unsupported.because(
            "the partialFilterExpression on '%s' with %s"
                .formatted(condition.field(), condition.operator()));
      }
    }
    return new PartialFilter(flat);
  }

  private static Document flattened(Document filter) {
    Document flat = new Document();
    filter.forEach((key, value) -> {
      if (key.equals("$and") && value instanceof Collection<?> parts) {
        for (Object part : parts) {
          putAll(flat, flattened((Document) part));
        }
      } else {
        putAll(flat, new Document(key, value));
      }
    });
    return flat;
  }

  private static void putAll(Document flat, Document part) {
    part.forEach((key, value) -> {
      if (flat.putIfAbsent(key, value) != null) {
        throw Unsupported.because("a partialFilterExpression that names '" + key + "' twice");
      }
    });
  }

  private static List<Condition> conditions(Document filter) {
    return filter.entrySet().stream()
        .flatMap(entry -> Condition.of(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  boolean accepts(Document document) {
    return new DefaultQueryMatcher().matches(document, filter);
  }

  /** Whether every document that meets the given conditions is accepted. */
  boolean followsFrom(List<Condition> given) {
    return conditions(filter).stream()
        .allMatch(needed -> given.stream().anyMatch(known -> follows(needed, known)));
  }

  private static boolean follows(Condition needed, Condition known) {
    if (!needed.field().equals(known.field())) {
      return false;
    }
    if (needed.equals(known)) {
      return true;
    }
    return switch (needed.operator()) {
      case "$exists" -> known.needsValue();
      case "$gt", "$gte", "$lt", "$lte" -> allMeet(known, needed) || isWithin(known, needed);
      case "$eq", "$type" -> allMeet(known, needed);
      default -> false;
    };
  }

  private static boolean allMeet(Condition known, Condition needed) {
    return switch (known.operator()) {
      case "$eq" -> meets(known.operand(), needed);
      case "$in" ->
          known.operand() instanceof Collection<?> values
              && values.stream().allMatch(value -> meets(value, needed));
      default -> false;
    };
  }

  private static boolean meets(@Nullable Object value, Condition needed) {
    if (value == null || value instanceof Collection<?> || value instanceof Document) {
      return false;
    }
    Document filter = new Document("v", new Document(needed.operator(), needed.operand()));
    return new DefaultQueryMatcher().matches(new Document("v", value), filter);
  }

  /** Whether a range lies within another one that is open to the same side. */
  private static boolean isWithin(Condition known, Condition needed) {
    String direction = needed.operator().substring(0, 3);
    if (!known.operator().startsWith(direction)
        || Missing.isNullOrMissing(known.operand())
        || !hasSameType(known, needed)) {
      return false;
    }
    int order = ValueComparator.asc().compare(known.operand(), needed.operand());
    if (order == 0) {
      return needed.operator().endsWith("e") || !known.operator().endsWith("e");
    }
    return direction.equals("$gt") ? order > 0 : order < 0;
  }

  private static boolean hasSameType(Condition known, Condition needed) {
    return known.operand() != null
        && needed.operand() != null
        && Arrays.equals(KeyBytes.typeOf(known.operand()), KeyBytes.typeOf(needed.operand()));
  }
}
