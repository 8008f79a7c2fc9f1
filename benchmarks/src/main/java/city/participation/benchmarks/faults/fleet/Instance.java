package city.participation.benchmarks.faults.fleet;

import java.time.Duration;

/** One of the processes of a service. */
public final class Instance implements Link.Target {

  private static final Duration GRACE = Duration.ofSeconds(40);

  private final String name;
  private final int port;
  private final int managementPort;
  private final ChildProcess process;
  private final Link toBroker;
  private final Link toDatabase;
  private volatile boolean open;

  Instance(
      String name,
      int port,
      int managementPort,
      ChildProcess process,
      Link toBroker,
      Link toDatabase) {
    this.name = name;
    this.port = port;
    this.managementPort = managementPort;
    this.process = process;
    this.toBroker = toBroker;
    this.toDatabase = toDatabase;
  }

  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  /** As a balancer keeps it: until it is told, or finds nobody there. */
  @Override
  public boolean open() {
    return open;
  }

  public int managementPort() {
    return managementPort;
  }

  public Link toBroker() {
    return toBroker;
  }

  public Link toDatabase() {
    return toDatabase;
  }

  void launch() {
    process.start();
  }

  void awaitReady() {
    Ports.awaitReady(managementPort, process);
    open = true;
  }

  public void start() {
    launch();
    awaitReady();
  }

  public void kill() {
    process.kill();
  }

  /**
   * As a deployment does: out of the balancer, a moment for those who have not heard of it, then
   * the signal. Says whether it ended by itself.
   */
  public boolean retire(Duration moment) throws InterruptedException {
    open = false;
    Thread.sleep(moment);
    return process.stop(GRACE);
  }

  /** As its liveness probe says. */
  public boolean isLive() {
    return Ports.isHealthy(managementPort, "liveness");
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  void end() {
    open = false;
    process.kill();
    toBroker.close();
    toDatabase.close();
  }
}
