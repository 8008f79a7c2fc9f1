package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** The answer to what MongoDB can do and this server would otherwise silently ignore. */
final class Unsupported {

  private static final int NOT_IMPLEMENTED = 238;

  private Unsupported() {}

  static MongoServerError because(String feature) {
    return new MongoServerError(
        NOT_IMPLEMENTED,
        "NotImplemented",
        "The embedded database does not support " + feature + ". Use MongoDB for it.");
  }
}
