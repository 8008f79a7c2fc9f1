package city.participation.testengines;

import org.jspecify.annotations.Nullable;

/** The engines of this JVM, started when a test first asks for them and ended with the JVM. */
public final class TestEngines {

  private static @Nullable TestBroker broker;
  private static @Nullable TestDatabase database;
  private static int databases;

  private TestEngines() {}

  /** Whether the broker runs in the JVM of its user, which is what a suite does by itself. */
  public static boolean isBrokerEmbedded() {
    return EngineSet.ofBroker() == EngineSet.EMBEDDED;
  }

  /** Whether this machine has the RabbitMQ that {@code -Dengines=native} needs. */
  public static boolean isRabbitInstalled() {
    return RabbitInstallation.isComplete();
  }

  public static synchronized TestBroker broker() {
    if (broker == null) {
      broker = EngineSet.ofBroker().startBroker();
    }
    return broker;
  }

  /** The connection string of a database that no one has used yet. */
  public static synchronized String newDatabase() {
    if (database == null) {
      database = EngineSet.ofDatabase().startDatabase();
    }
    databases++;
    return database.uri("test" + databases);
  }
}
