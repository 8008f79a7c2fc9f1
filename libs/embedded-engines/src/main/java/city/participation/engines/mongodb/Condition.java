package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operator on one field, part of a filter. */
record Condition(String field, String operator, @Nullable Object operand) {

  private static final int MOST_ALTERNATIVES = 64;

  /**
   * The filter as alternatives, of which each is met by documents that meet all its conditions.
   * What an index cannot use is left out, so the alternatives are met by at least the filter's
   * documents.
   */
  static List<List<Condition>> alternatives(Document filter) {
    List<List<Condition>> result = List.of(List.of());
    for (var entry : filter.entrySet()) {
      List<List<Condition>> more =
          switch (entry.getKey()) {
            case "$and" -> all(entry.getValue());
            case "$or" -> any(entry.getValue());
            default ->
                entry.getKey().startsWith("$")
                    ? List.of(List.of())
                    : List.of(of(entry.getKey(), entry.getValue()));
          };
      result = product(result, more);
    }
    return result;
  }

  private static List<List<Condition>> all(@Nullable Object filters) {
    List<List<Condition>> result = List.of(List.of());
    if (filters instanceof Collection<?> list) {
      for (Object filter : list) {
        if (filter instanceof Document document) {
          result = product(result, alternatives(document));
        }
      }
    }
    return result;
  }

  private static List<List<Condition>> any(@Nullable Object filters) {
    List<List<Condition>> result = new ArrayList<>();
    if (filters instanceof Collection<?> list) {
      for (Object filter : list) {
        if (filter instanceof Document document) {
          result.addAll(alternatives(document));
        }
      }
    }
    return result.isEmpty() ? List.of(List.of()) : result;
  }

  private static List<List<Condition>> product(
      List<List<Condition>> left, List<List<Condition>> right) {
    if (left.size() * right.size() > MOST_ALTERNATIVES) {
      return left.size() <= right.size() ? left : right;
    }
    List<List<Condition>> result = new ArrayList<>();
    for (List<Condition> some : left) {
      for (List<Condition> others : right) {
        List<Condition> both = new ArrayList<>(some);
        both.addAll(others);
        result.add(both);
      }
    }
    return result;
  }

  /** What a filter says about one field. */
  static List<Condition> of(String field, @Nullable Object value) {
    if (BsonRegularExpression.isRegularExpression(value)) {
      return List.of(
          new Condition(field, "$regex", BsonRegularExpression.convertToRegularExpression(value)));
    }
    if (value instanceof Document operators && isOperators(operators)) {
      return operators.entrySet().stream()
          .map(entry -> new Condition(field, entry.getKey(), entry.getValue()))
          .toList();
    }
    return List.of(new Condition(field, "$eq", value));
  }

  private static boolean isOperators(Document value) {
    return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
  }

  /** Whether only documents that have the field, and not as null, meet this. */
  boolean needsValue() {
    return switch (operator) {
      case "$eq" -> operand != null;
      case "$gt", "$gte", "$lt", "$lte" ->
          !(operand == null || operand instanceof MinKey || operand instanceof MaxKey);
      case "$in" -> operand instanceof Collection<?> values && !values.contains(null);
      case "$exists" -> Boolean.TRUE.equals(operand);
      default -> false;
    };
  }
}
