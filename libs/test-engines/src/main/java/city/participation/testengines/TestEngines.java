package city.participation.testengines;

import java.util.concurrent.atomic.AtomicInteger;

/** The engines of this JVM, started when a test first asks for them and ended with the JVM. */
public final class TestEngines {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestEngines() {}

  public static TestBroker broker() {
    return Brokers.RUNNING;
  }

  /** The connection string of a database that no one has used yet. */
  public static String newDatabase() {
    return Databases.RUNNING.uri("test" + DATABASES.incrementAndGet());
  }

  private static final class Brokers {
    private static final TestBroker RUNNING = EngineSet.chosen().startBroker();
  }

  private static final class Databases {
    private static final TestDatabase RUNNING = EngineSet.chosen().startDatabase();
  }
}
