package city.participation.quickstart;

import city.participation.quickstart.signin.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Everything that runs, in the order in which it starts and, backwards, stops. */
final class Suite implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A training run writes its start-up cache while it ends. */
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

  private final Options options;
  private final Ports ports;
  private final DataFolder data;
  private final Progress progress;
  private final Watchdog watchdog = Watchdog.start();
  private final Map<Service, ServiceProcess> children = new EnumMap<>(Service.class);
  private final CompletableFuture<Void> death = new CompletableFuture<>();

  /** The common pool has one thread on a machine with two processors, and we wait a lot. */
  private final Executor threads = task -> Thread.ofVirtual().start(task);

  private @Nullable Engines engines;
  private @Nullable SignIn signIn;
  private boolean stopping;

  Suite(Options options, Ports ports, DataFolder data, Progress progress) {
    this.options = options;
    this.ports = ports;
    this.data = data;
    this.progress = progress;
  }

  /** Returns when every part is ready to serve. */
  void start() {
    startEngines();
    var command = new ServiceCommand(options, ports, engines());
    for (var service : Service.values()) {
      data.freshLog(service.artifact());
      launch(service, command);
    }
    var signInReady = CompletableFuture.runAsync(this::startSignIn, threads);
    var ready = new ArrayList<CompletableFuture<Void>>();
    ready.add(signInReady);
    for (var child : running()) {
      ready.add(CompletableFuture.runAsync(() -> announceReady(child), threads));
    }
    var all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
    try {
      CompletableFuture.anyOf(all, death).join();
      all.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Returns never, but throws when a part dies. */
  void awaitDeath() {
    try {
      death.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Kills a service as a crash would and starts it anew; returns when it serves again. */
  void crash(Service service) throws InterruptedException {
    ServiceProcess victim;
    synchronized (this) {
      victim = children.remove(service);
    }
    if (victim == null) {
      throw new IllegalStateException(service + " does not run");
    }
    victim.kill();
    watchdog.forget(victim.process());
    launch(service, new ServiceCommand(options, ports, engines())).awaitReady();
  }

  Engines engines() {
    if (engines == null) {
      throw new IllegalStateException("the engines do not run");
    }
    return engines;
  }

  @Override
  public void close() {
    Collection<ServiceProcess> last;
    synchronized (this) {
      if (stopping) {
        return;
      }
      stopping = true;
      last = running();
    }
    try {
      stop(last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (signIn != null) {
      signIn.close();
    }
    if (engines != null) {
      engines.close();
    }
    watchdog.close();
    data.close();
  }

  private void stop(Collection<ServiceProcess> last) throws InterruptedException {
    if (options.training()) {
      // One after the other: writing a cache takes a processor and half a gigabyte.
      for (var child : last) {
        progress.step("writing the start-up cache of " + child.service().artifact());
        child.askToStop();
        child.awaitEnd(TRAINING_PATIENCE);
      }
      return;
    }
    last.forEach(ServiceProcess::askToStop);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var child : last) {
      child.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  private void startEngines() {
    var started = Engines.start(data, ports, options.rabbitmq());
    synchronized (this) {
      engines = started;
    }
    progress.step("message broker and databases are up");
  }

  private void startSignIn() {
    var started =
        SignIn.start(ports.signIn(), ServiceCommand.issuer(ports), data.file("sign-in-key.json"));
    synchronized (this) {
      signIn = started;
    }
    progress.step("sign-in is up");
  }

  private static void awaitReadyUnchecked(ServiceProcess child) {
    try {
      child.awaitReady();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private void announceReady(ServiceProcess child) {
    awaitReadyUnchecked(child);
    progress.step(child.service().artifact() + " is up");
  }

  private synchronized ServiceProcess launch(Service service, ServiceCommand command) {
    if (stopping) {
      throw new StartFailure("The suite is being stopped.");
    }
    var log = data.log(service.artifact());
    var child = ServiceProcess.start(service, command.of(service), log, ports.management(service));
    watchdog.guard(child.process());
    children.put(service, child);
    threads.execute(() -> awaitExit(child));
    return child;
  }

  private void awaitExit(ServiceProcess child) {
    try {
      child.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    onExit(child);
  }

  private synchronized void onExit(ServiceProcess child) {
    if (!stopping && children.get(child.service()) == child) {
      death.completeExceptionally(child.died());
    }
  }

  private synchronized Collection<ServiceProcess> running() {
    return new ArrayList<>(children.values());
  }
}
