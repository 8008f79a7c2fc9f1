package city.participation.engines.broker;

import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.Subject;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.security.SubjectExecutionContext;
import org.jspecify.annotations.Nullable;

/** Qpid's own life cycle: an empty broker, to which name spaces and a port are added. */
final class QpidProcess {

  /** Read in {@code broker.json}. */
  private static final String PORT = "embedded.port";

  /** Qpid's only switch for its line per connection, channel and queue. */
  private static final String STATUS_UPDATES = "qpid.broker_status_updates";

  private final SystemLauncher launcher;
  private final Broker<?> broker;

  private QpidProcess(SystemLauncher launcher, Broker<?> broker) {
    this.launcher = launcher;
    this.broker = broker;
  }

  static QpidProcess start(@Nullable Path folder, int port) {
    System.getProperties().putIfAbsent(STATUS_UPDATES, "false");
    var events = new Events();
    var launcher = new SystemLauncher(events);
    try {
      launcher.startup(systemAttributes(folder, port));
    } catch (Exception e) {
      throw new EmbeddedBrokerException("The broker does not start: " + e.getMessage(), e);
    }
    SystemConfig<?> system = events.system.get();
    if (system == null || events.failure.get() != null) {
      throw new EmbeddedBrokerException("The broker does not start", events.failure.get());
    }
    var broker = (Broker<?>) system.getContainer();
    leaveShutdownToTheOwner(broker);
    return new QpidProcess(launcher, broker);
  }

  @SuppressWarnings("rawtypes") // Qpid's own signatures
  <C extends ConfiguredObject> C create(Class<C> kind, Map<String, Object> attributes) {
    return SubjectExecutionContext.withSubjectUnchecked(
        owner(), () -> broker.createChild(kind, attributes));
  }

  /** Opens the port, which is described but quiet until then. */
  Port<?> listen() {
    Port<?> port = broker.getChildren(Port.class).iterator().next();
    SubjectExecutionContext.withSubject(owner(), port::start);
    return port;
  }

  private Subject owner() {
    return new Subject(true, Set.of(launcher.getSystemPrincipal()), Set.of(), Set.of());
  }

  void stop() {
    launcher.shutdown();
  }

  private static Map<String, Object> systemAttributes(@Nullable Path folder, int port) {
    URL configuration =
        Objects.requireNonNull(QpidProcess.class.getResource("broker.json"), "broker.json");
    Map<String, Object> attributes = new HashMap<>();
    // The broker itself is described anew at each start: a stored description keeps its old port.
    attributes.put(ConfiguredObject.TYPE, "Memory");
    attributes.put(SystemConfig.INITIAL_CONFIGURATION_LOCATION, configuration.toExternalForm());
    attributes.put(SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false);
    Map<String, String> context = new HashMap<>();
    context.put(PORT, Integer.toString(port));
    if (folder != null) {
      context.put(SystemConfig.QPID_WORK_DIR, folder.toString());
    }
    attributes.put(ConfiguredObject.CONTEXT, context);
    return attributes;
  }

  /**
   * Qpid closes itself in a shutdown hook, at the same time as all other hooks: an owner that first
   * stops the broker's clients in its own hook would find the broker gone.
   */
  private static void leaveShutdownToTheOwner(Broker<?> broker) {
    try {
      var hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
      hook.setAccessible(true);
      Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
    } catch (ReflectiveOperationException e) {
      throw new EmbeddedBrokerException("This version of the broker has another shutdown hook", e);
    }
  }

  private static final class Events extends DefaultSystemLauncherListener {

    private final AtomicReference<@Nullable SystemConfig<?>> system = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    @Override
    public void onContainerResolve(SystemConfig<?> resolved) {
      system.set(resolved);
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
      failure.set(e);
    }
  }
}
