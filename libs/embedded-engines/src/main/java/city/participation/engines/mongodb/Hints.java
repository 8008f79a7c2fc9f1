package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/** The planner needs no hints, but one that names no index is an error, as on MongoDB. */
final class Hints {

  private static final int BAD_VALUE = 2;

  private Hints() {}

  static void check(String command, Document query, @Nullable EmbeddedCollection collection) {
    refuseUnknown(query.get("hint"), collection);
    if (command.equals("update") || command.equals("delete")) {
      for (Document statement : Fields.documents(query, command + "s")) {
        refuseUnknown(statement.get("hint"), collection);
      }
    }
  }

  private static void refuseUnknown(
      @Nullable Object hint, @Nullable EmbeddedCollection collection) {
    if (hint == null) {
      return;
    }
    boolean isPrimary =
        hint.equals("_id_")
            || (hint instanceof Document keys
                && (keys.containsKey("$natural") || (keys.size() == 1 && keys.containsKey("_id"))));
    boolean isKnown =
        isPrimary
            || (collection != null
                && collection.secondaryIndexes().stream().anyMatch(i -> i.isCalled(hint)));
    if (!isKnown) {
      throw new MongoServerError(
          BAD_VALUE, "BadValue", "hint provided does not correspond to an existing index");
    }
  }
}
