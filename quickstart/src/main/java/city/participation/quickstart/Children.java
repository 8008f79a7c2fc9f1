package city.participation.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The services that run as processes of their own, none of which may die or be left behind. */
final class Children {

  /** What a shell reports of a process that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  /** Ctrl-C reaches a whole family at once, and a child may be quicker to end than we to hear. */
  private static final Duration HEARING = Duration.ofSeconds(3);

  private final DataFolder data;
  private final Ports ports;
  private final Watchdog watchdog = Watchdog.start();
  private final Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);
  private final CompletableFuture<Void> death;
  private boolean stopping;

  /**
   * Starts none yet.
   *
   * @param death completed exceptionally when a child ends that nobody has ended
   */
  Children(DataFolder data, Ports ports, CompletableFuture<Void> death) {
    this.data = data;
    this.ports = ports;
    this.death = death;
  }

  synchronized ServiceProcess launch(Service service, ProcessBuilder command) {
    if (stopping) {
      throw new StartFailure("The suite is being stopped.");
    }
    var child =
        ServiceProcess.start(
            service, command, data.log(service.artifact()), ports.management(service));
    watchdog.guard(child.process());
    running.put(service, child);
    Thread.ofVirtual().start(() -> watch(child));
    return child;
  }

  void kill(Service service) throws InterruptedException {
    ServiceProcess victim;
    synchronized (this) {
      victim = running.remove(service);
    }
    if (victim == null) {
      throw new IllegalStateException(service + " does not run");
    }
    victim.kill();
    watchdog.forget(victim.process());
  }

  /** From now on their end is what is wanted. */
  synchronized Collection<ServiceProcess> startStopping() {
    stopping = true;
    notifyAll();
    return new ArrayList<>(running.values());
  }

  /** Asks all at once, and kills who has not ended in time. */
  void stop(Duration patience) throws InterruptedException {
    var last = startStopping();
    last.forEach(ServiceProcess::askToStop);
    long deadline = System.nanoTime() + patience.toNanos();
    for (var child : last) {
      child.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      // The system may give its number to somebody else's process.
      watchdog.forget(child.process());
    }
  }

  /** Whatever still lives after this is killed. */
  void release() {
    watchdog.close();
  }

  private void watch(ServiceProcess child) {
    try {
      child.awaitEnd();
      if (isUnwanted(child)) {
        death.completeExceptionally(child.died());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isUnwanted(ServiceProcess ended) throws InterruptedException {
    if (ended.exitCode() == INTERRUPTED) {
      long deadline = System.nanoTime() + HEARING.toNanos();
      for (long left = HEARING.toMillis();
          !stopping && left > 0;
          left = (deadline - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    }
    return !stopping && running.get(ended.service()) == ended;
  }
}
