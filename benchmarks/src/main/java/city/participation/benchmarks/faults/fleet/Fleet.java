package city.participation.benchmarks.faults.fleet;

import city.participation.testengines.TestSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The suite: engines, services in several instances, and the links between all of them. */
public final class Fleet implements AutoCloseable {

  private final Plan plan;
  private final Broker broker;
  private final ChildProcess databases;
  private final Map<Service, Integer> databasePorts = new EnumMap<>(Service.class);
  private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);
  private final Map<Service, Link> entries = new EnumMap<>(Service.class);
  private final Applications applications = new Applications();

  public Fleet(Plan plan) {
    this.plan = plan;
    try {
      Files.createDirectories(plan.folder());
      Files.createDirectories(plan.databases());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broker =
        plan.installedBroker()
            ? Broker.installed()
            : Broker.embedded(plan.folder().resolve("broker"), log("broker"));
    Map<Path, Integer> files = new LinkedHashMap<>();
    for (var service : plan.services()) {
      if (service.hasDatabase()) {
        int port = Ports.free();
        databasePorts.put(service, port);
        files.put(plan.databases().resolve(service.word() + ".database"), port);
      }
    }
    databases = EngineProcess.databases(files, plan.options("databases"), log("databases"));
    // The gateway last: it has to be told where the others are.
    for (var service : plan.services().reversed()) {
      var own = new ArrayList<Instance>();
      for (int number = 1; number <= plan.instances(); number++) {
        own.add(instance(service, number));
      }
      instances.put(service, own);
      entries.put(service, new Link(own, () -> Tap.DEAF));
    }
  }

  /** Returns when all of it serves. */
  public void start() {
    broker.start();
    startDatabases();
    var all = instances.values().stream().flatMap(List::stream).toList();
    all.forEach(Instance::launch);
    all.forEach(Instance::awaitReady);
  }

  public Broker broker() {
    return broker;
  }

  public void startDatabases() {
    databases.start();
    databasePorts.values().forEach(port -> Ports.awaitListener(port, databases));
  }

  public void killDatabases() {
    databases.kill();
  }

  public boolean canLimitFiles() {
    return FileLimit.isPossible();
  }

  /** No file of the databases may grow, until they are started anew. */
  public void limitFiles() {
    try {
      var sizes = new ArrayList<Long>();
      try (var files = Files.list(plan.databases())) {
        for (var file : files.toList()) {
          sizes.add(Files.size(file));
        }
      }
      FileLimit.set(
          databases.handle().pid(), sizes.stream().mapToLong(Long::longValue).min().orElse(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String databaseUri(Service service) {
    return databaseUri(databasePort(service), service);
  }

  /** From the service's next start on. */
  public void configure(Service service, String properties) {
    try {
      Files.writeString(settings(service), properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients of the service go, whichever instance serves them. */
  public Link entry(Service service) {
    var entry = entries.get(service);
    if (entry == null) {
      throw new IllegalArgumentException(service + " is not part of this fleet");
    }
    return entry;
  }

  public List<Instance> instances(Service service) {
    return instances.getOrDefault(service, List.of());
  }

  public List<Instance> instances() {
    return instances.values().stream().flatMap(List::stream).toList();
  }

  public Applications applications() {
    return applications;
  }

  @Override
  public void close() {
    // One that does not end as it should must not leave the others running.
    try (Closing _ = broker::stop;
        Closing _ = databases::kill) {
      entries.values().forEach(Link::close);
      instances().forEach(Instance::end);
    }
  }

  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  private Instance instance(Service service, int number) {
    var name = service.artifact() + "-" + number;
    int port = Ports.free();
    int management = Ports.free();
    var toBroker = Link.to(broker::port);
    Supplier<Tap> taps = service == Service.NOTIFICATIONS ? applications::tap : () -> Tap.DEAF;
    var toDatabase = new Link(List.of((Link.Target) () -> databasePort(service)), taps);
    var environment = environment(service, port, management, toBroker, toDatabase);
    var process =
        new ChildProcess(
            ServiceCommand.line(plan.suite(), service, plan.options(service.word())),
            ServiceCommand.folder(plan.suite(), service),
            environment,
            log(name));
    return new Instance(name, port, management, process, toBroker, toDatabase);
  }

  private Map<String, String> environment(
      Service service, int port, int management, Link toBroker, Link toDatabase) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("MALLOC_ARENA_MAX", "1");
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
    // As in production.
    environment.put("PARTICIPATION_HTTP_DRAIN", "5s");
    var jwt = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_";
    environment.put(jwt + "ISSUERURI", TestSignIn.issuer());
    environment.put(jwt + "JWKSETURI", TestSignIn.keySetUri());
    environment.put(jwt + "AUDIENCES", TestSignIn.AUDIENCE);
    if (service == Service.GATEWAY) {
      // Load is one of our tools, and all of it comes from one address.
      environment.put("PARTICIPATION_GATEWAY_LIMITS_ENABLED", "false");
      entries.forEach((target, entry) ->
          environment.put(
              "PARTICIPATION_SERVICES_" + target.name(), "http://127.0.0.1:" + entry.port()));
    } else {
      environment.put("SPRING_MONGODB_URI", databaseUri(toDatabase.port(), service));
      environment.put("SPRING_RABBITMQ_HOST", "127.0.0.1");
      environment.put("SPRING_RABBITMQ_PORT", Integer.toString(toBroker.port()));
      environment.put("SPRING_RABBITMQ_VIRTUALHOST", broker.virtualHost());
    }
    environment.put("SPRING_CONFIG_ADDITIONALLOCATION", "optional:file:" + settings(service));
    return environment;
  }

  private int databasePort(Service service) {
    var port = databasePorts.get(service);
    if (port == null) {
      throw new IllegalArgumentException(service + " has no database");
    }
    return port;
  }

  private static String databaseUri(int port, Service service) {
    return "mongodb://127.0.0.1:" + port + "/" + service.word();
  }

  private Path settings(Service service) {
    return plan.folder().resolve(service.word() + ".properties").toAbsolutePath();
  }

  private Path log(String name) {
    return plan.folder().resolve(name + ".log");
  }
}
