package city.participation.testengines;

import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The update operators that mean the same on MongoDB and on the embedded server. */
final class PortableUpdates {

  private static final Set<String> OPERATORS =
      Set.of(
          "$set",
          "$inc",
          "$unset",
          "$min",
          "$max",
          "$mul",
          "$rename",
          "$currentDate",
          "$setOnInsert",
          "$push",
          "$addToSet",
          "$pull",
          "$pop");

  private static final Set<String> MODIFIERS = Set.of("$each", "$slice", "$sort", "$position");

  private PortableUpdates() {}

  static void check(BsonValue update, Consumer<String> offence) {
    if (update.isArray()) {
      offence.accept("an update by a pipeline (instead: read, compute, update on the version)");
      return;
    }
    update
        .asDocument()
        .forEach((operator, changes) -> {
          if (!operator.startsWith("$")) {
            return;
          }
          if (!OPERATORS.contains(operator)) {
            offence.accept("update operator " + operator);
            return;
          }
          if (operator.equals("$push") || operator.equals("$addToSet")) {
            changes.asDocument().values().forEach(value -> modifiers(value, offence));
          }
          if (operator.equals("$pull")) {
            PortableFilters.check(changes.asDocument(), offence);
          }
        });
  }

  private static void modifiers(BsonValue value, Consumer<String> offence) {
    if (value instanceof BsonDocument document) {
      for (String key : document.keySet()) {
        if (key.startsWith("$") && !MODIFIERS.contains(key)) {
          offence.accept("modifier " + key);
        }
      }
    }
  }
}
