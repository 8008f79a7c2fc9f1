package city.participation.testengines;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The query operators that mean the same on MongoDB and on the embedded server. */
final class PortableFilters {

  private static final Set<String> OPERATORS =
      Set.of(
          "$eq",
          "$ne",
          "$gt",
          "$gte",
          "$lt",
          "$lte",
          "$in",
          "$nin",
          "$all",
          "$elemMatch",
          "$size",
          "$type",
          "$exists",
          "$mod",
          "$not",
          "$regex",
          "$options");

  private static final Set<String> REFERENCES = Set.of("$ref", "$id", "$db");

  private static final String SEARCH = "search text with a search library";
  private static final String PLACES =
      "compare stored coordinates or cells, or use a search library";

  private static final Map<String, String> ALTERNATIVES =
      Map.of(
          "$text", SEARCH,
          "$near", PLACES,
          "$nearSphere", PLACES,
          "$geoWithin", PLACES,
          "$geoIntersects", PLACES,
          "$where", "use query operators",
          "$jsonSchema", "check in the model");

  private PortableFilters() {}

  static void check(BsonDocument filter, Consumer<String> offence) {
    filter.forEach((key, value) -> {
      switch (key) {
        case "$and", "$or", "$nor" -> {
          for (BsonValue part : value.asArray()) {
            check(part.asDocument(), offence);
          }
        }
        case "$expr" -> PortablePipelines.checkExpression(value, offence);
        case "$comment" -> {}
        default -> {
          if (key.startsWith("$")) {
            offence.accept(described(key));
          } else {
            checkCondition(value, offence);
          }
        }
      }
    });
  }

  private static void checkCondition(BsonValue condition, Consumer<String> offence) {
    if (condition instanceof BsonArray values) {
      values.forEach(value -> checkCondition(value, offence));
    }
    if (!(condition instanceof BsonDocument document)) {
      return;
    }
    document.forEach((operator, operand) -> {
      if (!operator.startsWith("$") || REFERENCES.contains(operator)) {
        return;
      }
      if (!OPERATORS.contains(operator)) {
        offence.accept(described(operator));
        return;
      }
      switch (operator) {
        case "$elemMatch" -> {
          checkCondition(operand, offence);
          checkFields(operand.asDocument(), offence);
        }
        case "$not", "$all" -> checkCondition(operand, offence);
        default -> {}
      }
    });
  }

  /** The conditions of an element's own fields. */
  private static void checkFields(BsonDocument element, Consumer<String> offence) {
    var fields = new BsonDocument();
    element.forEach((key, value) -> {
      if (!OPERATORS.contains(key)) {
        fields.put(key, value);
      }
    });
    check(fields, offence);
  }

  private static String described(String operator) {
    String alternative = ALTERNATIVES.get(operator);
    return "query operator "
        + operator
        + (alternative == null ? "" : " (instead: " + alternative + ")");
  }
}
