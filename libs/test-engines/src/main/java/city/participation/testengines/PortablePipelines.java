package city.participation.testengines;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The stages and expressions that mean the same on MongoDB and on the embedded server. */
final class PortablePipelines {

  private static final Set<String> STAGES =
      Set.of(
          "$match",
          "$group",
          "$sort",
          "$project",
          "$addFields",
          "$unwind",
          "$lookup",
          "$facet",
          "$bucket",
          "$count",
          "$sortByCount",
          "$sample",
          "$merge",
          "$out",
          "$replaceRoot",
          "$skip",
          "$limit");

  private static final Map<String, String> ALTERNATIVES =
      Map.of(
          "$set", "$addFields",
          "$replaceWith", "$replaceRoot",
          "$changeStream", "poll, and let the relay wake whoever waits",
          "$unionWith", "two queries",
          "$geoNear", "compare stored coordinates or cells, or use a search library",
          "$search", "search text with a search library",
          "$graphLookup", "walk the graph in Java");

  private static final Set<String> ACCUMULATORS =
      Set.of("$sum", "$avg", "$min", "$max", "$push", "$first", "$addToSet");

  private static final Set<String> EXPRESSIONS =
      Set.of(
          "$abs",
          "$add",
          "$allElementsTrue",
          "$and",
          "$anyElementTrue",
          "$arrayElemAt",
          "$arrayToObject",
          "$avg",
          "$ceil",
          "$cmp",
          "$concat",
          "$concatArrays",
          "$cond",
          "$convert",
          "$dateToString",
          "$dayOfMonth",
          "$dayOfWeek",
          "$dayOfYear",
          "$divide",
          "$eq",
          "$filter",
          "$floor",
          "$gt",
          "$gte",
          "$hour",
          "$ifNull",
          "$in",
          "$isArray",
          "$literal",
          "$lt",
          "$lte",
          "$map",
          "$max",
          "$mergeObjects",
          "$min",
          "$minute",
          "$mod",
          "$month",
          "$multiply",
          "$ne",
          "$not",
          "$objectToArray",
          "$or",
          "$pow",
          "$range",
          "$reduce",
          "$reverseArray",
          "$second",
          "$setDifference",
          "$setEquals",
          "$setIntersection",
          "$setIsSubset",
          "$setUnion",
          "$size",
          "$slice",
          "$split",
          "$strLenCP",
          "$substrCP",
          "$subtract",
          "$sum",
          "$toBool",
          "$toDate",
          "$toDouble",
          "$toInt",
          "$toLong",
          "$toLower",
          "$toObjectId",
          "$toString",
          "$toUpper",
          "$trunc",
          "$year");

  private PortablePipelines() {}

  static void check(BsonArray pipeline, Consumer<String> offence) {
    for (BsonValue stage : pipeline) {
      stage.asDocument().forEach((name, value) -> stage(name, value, offence));
    }
  }

  static void checkExpression(BsonValue expression, Consumer<String> offence) {
    if (expression instanceof BsonArray parts) {
      parts.forEach(part -> checkExpression(part, offence));
    }
    if (expression instanceof BsonDocument document) {
      document.forEach((key, operand) -> {
        if (key.startsWith("$") && !EXPRESSIONS.contains(key)) {
          offence.accept("expression " + key + " (instead: compute in Java)");
        }
        if (!key.equals("$literal")) {
          checkExpression(operand, offence);
        }
      });
    }
  }

  private static void stage(String name, BsonValue value, Consumer<String> offence) {
    if (!STAGES.contains(name)) {
      String alternative = ALTERNATIVES.get(name);
      offence.accept(
          "stage " + name + (alternative == null ? "" : " (instead: " + alternative + ")"));
      return;
    }
    switch (name) {
      case "$match" -> PortableFilters.check(value.asDocument(), offence);
      case "$group" -> accumulators(value.asDocument(), "_id", offence);
      case "$bucket" -> {
        checkExpression(value.asDocument().getOrDefault("groupBy", BsonNull.VALUE), offence);
        if (value.asDocument().get("output") instanceof BsonDocument output) {
          accumulators(output, "", offence);
        }
      }
      case "$project", "$addFields", "$replaceRoot", "$sortByCount" ->
          checkExpression(value, offence);
      case "$facet" ->
          value.asDocument().values().forEach(pipeline -> check(pipeline.asArray(), offence));
      case "$lookup" -> lookup(value.asDocument(), offence);
      default -> {}
    }
  }

  private static void accumulators(BsonDocument fields, String key, Consumer<String> offence) {
    fields.forEach((field, value) -> {
      if (field.equals(key)) {
        checkExpression(value, offence);
        return;
      }
      value
          .asDocument()
          .forEach((accumulator, operand) -> {
            if (!ACCUMULATORS.contains(accumulator)) {
              offence.accept("accumulator " + accumulator + " (instead: compute in Java)");
            }
            checkExpression(operand, offence);
          });
    });
  }

  private static void lookup(BsonDocument lookup, Consumer<String> offence) {
    if (lookup.get("pipeline") instanceof BsonArray pipeline) {
      if (lookup.containsKey("localField")) {
        offence.accept("$lookup with localField and pipeline (instead: one of the two)");
      }
      check(pipeline, offence);
    }
  }
}
