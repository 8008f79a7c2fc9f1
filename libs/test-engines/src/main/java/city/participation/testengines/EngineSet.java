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
  },

  /** RabbitMQ as installed on this machine; of the database there is no such thing to rely on. */
  NATIVE {
    @Override
    TestBroker startBroker() {
      return new NativeTestBroker(RabbitNode.start());
    }

    @Override
    TestDatabase startDatabase() {
      return EMBEDDED.startDatabase();
    }
  },

  CONTAINERS {
    @Override
    TestBroker startBroker() {
      return Containers.startBroker();
    }

    @Override
    TestDatabase startDatabase() {
      return Containers.startDatabase();
    }
  };

  static EngineSet ofBroker() {
    return named(System.getProperty("engines", "embedded"), "engines");
  }

  /** The broker's, unless another one is asked for: not every machine has images of both. */
  static EngineSet ofDatabase() {
    String apart = System.getProperty("engines.database");
    return apart == null ? ofBroker() : named(apart, "engines.database");
  }

  static EngineSet named(String name, String property) {
    for (EngineSet set : values()) {
      if (set.name().toLowerCase(Locale.ROOT).equals(name)) {
        return set;
      }
    }
    throw new IllegalStateException(
        "The system property %s is '%s'; it can be embedded, native or containers"
            .formatted(property, name));
  }

  abstract TestBroker startBroker();

  abstract TestDatabase startDatabase();
}
