package city.participation.quickstart;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a service is run: its command line and its environment. */
final class ServiceCommand {

  /** Measured for a small machine; ADR 24 says what each of them is worth. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xms24m",
          "-Xmx80m",
          "-Xmn16m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=128m",
          "-XX:ReservedCodeCacheSize=32m",
          "-XX:MaxDirectMemorySize=24m",
          "-XX:TrimNativeHeapInterval=10000",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Dspring.main.banner-mode=off",
          "-Dspring.jmx.enabled=false");

  private final Options options;
  private final Ports ports;
  private final Engines engines;

  ServiceCommand(Options options, Ports ports, Engines engines) {
    this.options = options;
    this.ports = ports;
    this.engines = engines;
  }

  ProcessBuilder of(Service service) {
    var line = new ArrayList<String>();
    line.add(options.java().resolve("bin").resolve("java").toString());
    line.addAll(JVM);
    line.addAll(startUpCache(service));
    line.add("-jar");
    // A start-up cache remembers this path, and classes lose their origin where it leads nowhere;
    // from the jar's own folder it is the same wherever that folder lies, as in an image.
    line.add(service.artifact() + ".jar");
    var folder = options.suite().resolve(service.artifact());
    var process = new ProcessBuilder(line).directory(folder.toFile());
    process.environment().putAll(environment(service));
    return process;
  }

  private List<String> startUpCache(Service service) {
    var cache = options.suite().resolve(service.artifact() + ".aot");
    if (options.training()) {
      return List.of("-XX:AOTCacheOutput=" + cache);
    }
    return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
  }

  private Map<String, String> environment(Service service) {
    var settings = new HashMap<String, String>();
    // One allocation arena: more of them only hold freed memory back from the system.
    settings.put("MALLOC_ARENA_MAX", "1");
    // Logs for people to read, not for a collector.
    settings.put("SPRING_PROFILES_ACTIVE", "local");
    settings.put("SERVER_ADDRESS", "127.0.0.1");
    settings.put("SERVER_PORT", Integer.toString(ports.of(service)));
    settings.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service)));
    var issuer = issuer(ports);
    settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", issuer);
    settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI", issuer + "/oauth2/jwks");
    settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES", "participation-api");
    if (service == Service.GATEWAY) {
      for (var target : Service.values()) {
        if (target != Service.GATEWAY) {
          settings.put(
              "PARTICIPATION_SERVICES_" + target.name(), "http://127.0.0.1:" + ports.of(target));
        }
      }
    } else {
      if (service == Service.EVENTS) {
        settings.put(
            "PARTICIPATION_EVENTS_PUBLICURL", "http://127.0.0.1:" + ports.of(Service.GATEWAY));
      }
      settings.put("SPRING_MONGODB_URI", engines.databaseUri(service));
      var rabbitmq = engines.rabbitmq();
      settings.put("SPRING_RABBITMQ_HOST", rabbitmq.host());
      settings.put("SPRING_RABBITMQ_PORT", Integer.toString(rabbitmq.port()));
      settings.put("SPRING_RABBITMQ_VIRTUALHOST", rabbitmq.virtualHost());
      settings.put("SPRING_RABBITMQ_USERNAME", rabbitmq.username());
      settings.put("SPRING_RABBITMQ_PASSWORD", rabbitmq.password());
    }
    return settings;
  }

  static String issuer(Ports ports) {
    return "http://127.0.0.1:" + ports.signIn();
  }
}
