package city.participation.testengines;

import city.participation.engines.mongodb.EmbeddedMongo;
import java.util.Locale;

/** Which engines the tests run on. */
enum EngineSet {
  EMBEDDED {
    @Override
    TestBroker startBroker() {
      return new EmbeddedTestBroker();
    }

    @Override
    TestDatabase startDatabase() {
      return EmbeddedMongo.startInMemory()::uri;
    }
  };

  static EngineSet chosen() {
    String name = System.getProperty("engines", "embedded");
    for (EngineSet set : values()) {
      if (set.name().toLowerCase(Locale.ROOT).equals(name)) {
        return set;
      }
    }
    throw new IllegalStateException(
        "The system property engines is '" + name + "'; it can be embedded, native or containers");
  }

  abstract TestBroker startBroker();

  abstract TestDatabase startDatabase();
}
