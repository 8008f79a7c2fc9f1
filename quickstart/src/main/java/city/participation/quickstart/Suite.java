package city.participation.quickstart;

import city.participation.quickstart.signin.SignIn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Everything that runs, in the order in which it starts and, backwards, stops. */
final class Suite implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A service of a training run writes its start-up cache while it ends. */
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

  private final Options options;
  private final Ports ports;
  private final DataFolder data;
  private final Progress progress;
  private final CompletableFuture<Void> death = new CompletableFuture<>();
  private final Children children;
  private @Nullable Engines engines;
  private @Nullable SignIn signIn;
  private volatile boolean serving;
  private volatile boolean stopping;

  Suite(Options options, Ports ports, DataFolder data, Progress progress) {
    this.options = options;
    this.ports = ports;
    this.data = data;
    this.progress = progress;
    this.children = new Children(data, ports, death);
  }

  /** Returns when every part is ready to serve. */
  void start() {
    startEngines();
    var services = options.engines() ? new Service[0] : Service.values();
    var ready = new CompletableFuture<?>[services.length + 1];
    ready[0] = inBackground(this::startSignIn);
    var command = new ServiceCommand(options, ports, engines());
    for (int i = 0; i < services.length; i++) {
      data.freshLog(services[i].artifact());
      var child = children.launch(services[i], command.of(services[i]));
      ready[i + 1] = inBackground(() -> awaitReady(child));
    }
    try {
      CompletableFuture.anyOf(CompletableFuture.allOf(ready), death).join();
    } catch (CompletionException e) {
      throw causeOf(e);
    }
    serving = true;
  }

  /** Returns never, but throws when a part dies. */
  void awaitDeath() {
    try {
      death.join();
    } catch (CompletionException e) {
      throw causeOf(e);
    }
  }

  /** The death of a part explains other failures. */
  RuntimeException explain(RuntimeException failure) {
    return death.isCompletedExceptionally() && death.exceptionNow() instanceof RuntimeException e
        ? e
        : failure;
  }

  /** Kills a service as a crash would and starts it anew; returns when it serves again. */
  void crash(Service service) throws InterruptedException {
    if (!serving) {
      throw new IllegalStateException("the suite is not ready");
    }
    children.kill(service);
    awaitReady(children.launch(service, new ServiceCommand(options, ports, engines()).of(service)));
  }

  /** Whatever fails from now on fails because it is told to end. */
  boolean isStopping() {
    return stopping;
  }

  synchronized Engines engines() {
    if (engines == null) {
      throw new IllegalStateException("the engines do not run");
    }
    return engines;
  }

  /** Stops the services one after the other: each takes a processor to write its cache. */
  void finishTraining() throws InterruptedException {
    for (var child : children.startStopping()) {
      progress.step("writing the start-up cache of " + child.service().artifact());
      child.askToStop();
      child.awaitEnd(TRAINING_PATIENCE);
    }
  }

  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    try (var all = new Closing()) {
      all.add(data::close);
      all.add(children::release);
      if (engines != null) {
        all.add(engines::close);
      }
      if (signIn != null) {
        all.add(signIn::close);
      }
      all.add(this::stopChildren);
    }
  }

  private void stopChildren() {
    try {
      // A training run that is broken off has nothing worth waiting for.
      children.stop(options.training() ? Duration.ZERO : PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

  private void awaitReady(ServiceProcess child) {
    try {
      if (child.awaitReady()) {
        progress.step(child.service().artifact() + " is up");
      } else {
        // Why it ended, and whether that was wanted, is told by those who watch the children.
        death.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The common pool has one thread on a machine with two processors, and we wait a lot. */
  private CompletableFuture<Void> inBackground(Runnable part) {
    var done = CompletableFuture.runAsync(part, task -> Thread.ofVirtual().start(task));
    return done.whenComplete((nothing, failure) -> {
      if (failure != null) {
        death.completeExceptionally(
            failure instanceof CompletionException e ? causeOf(e) : failure);
      }
    });
  }

  private static RuntimeException causeOf(CompletionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }
}
