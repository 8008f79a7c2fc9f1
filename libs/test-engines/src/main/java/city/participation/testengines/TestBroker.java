package city.participation.testengines;

/** The broker of this JVM's tests. All test classes share it: whoever stops it starts it again. */
public interface TestBroker {

  String host();

  /** The same after every restart. */
  int port();

  String username();

  String password();

  /** Creates an empty name space and answers the virtual host by which clients name it. */
  String newVirtualHost();

  /** Ends the broker and all connections to it; durable queues and persistent messages stay. */
  void stop();

  void start();

  default void restart() {
    stop();
    start();
  }
}
