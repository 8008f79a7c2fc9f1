package city.participation.systemtests;

import static city.participation.systemtests.ComposeFile.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged services weigh, and which libraries may not come back into them unseen. */
class JarsIT {

  /** Beside each why it was excluded; the pom that excludes it says more. */
  private static final List<String> NOWHERE =
      List.of(
          "log4j-", // nobody logs by it
          "kotlin-", // only for OkHttp
          "okhttp", // the JDK's client sends traces
          "jackson-databind-2", // Jackson 3 is ours
          "protobuf-", // metrics are scraped
          "prometheus-metrics-exposition-formats", // the binary format
          "micrometer-registry-otlp", // metrics are scraped
          "bcprov-", // no encrypted settings
          "swagger-", // descriptions are made by a test
          "springdoc-",
          "groovy-", // no scripts in calendars
          "jparsec-",
          "tomcat-embed-websocket", // no sockets
          "httpclient5", // no calls to the broker's management
          "spring-rabbitmq-client", // AMQP 1.0
          "netty-codec-http3",
          "netty-codec-native-quic");

  /** The gateway stands on Netty and checks settings by a validator. */
  private static final List<String> NOT_IN_SERVICES =
      List.of(
          "netty-buffer",
          "netty-codec",
          "netty-handler",
          "netty-resolver",
          "reactor-netty",
          "spring-webflux",
          "hibernate-validator",
          "tomcat-embed-el");

  private static final Pattern LIBRARY = Pattern.compile("BOOT-INF/lib/(.+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway",
        "ideas-service",
        "partners-service",
        "events-service",
        "notifications-service"
      })
  void holdNoLibraryThatWasLeftOut(String module) throws IOException {
    var libraries = libraries(jarOf(module));
    assertThat(libraries).hasSizeGreaterThan(50);
    assertThat(libraries).noneMatch(library -> isOneOf(NOWHERE, library));
    if (!module.equals("gateway")) {
      assertThat(libraries).noneMatch(library -> isOneOf(NOT_IN_SERVICES, library));
    }
  }

  /** The goal is 40 MB; where it is missed, what was reached: a jar may not grow unseen. */
  @ParameterizedTest
  @CsvSource({
    "gateway, 40_000_000",
    "ideas-service, 47_000_000",
    "partners-service, 49_000_000",
    "events-service, 52_500_000",
    "notifications-service, 52_000_000"
  })
  void areNoLargerThanTheyWere(String module, String limit) throws IOException {
    assertThat(Files.size(jarOf(module)))
        .isBetween(10_000_000L, Long.parseLong(limit.replace("_", "")));
  }

  private static boolean isOneOf(List<String> beginnings, String library) {
    return beginnings.stream().anyMatch(library::startsWith);
  }

  private static List<String> libraries(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> LIBRARY.matcher(entry.getName()))
          .filter(matcher -> matcher.matches())
          .map(matcher -> matcher.group(1))
          .toList();
    }
  }

  private static Path jarOf(String module) throws IOException {
    try (var jars = Files.newDirectoryStream(ROOT.resolve(module + "/target"), module + "-*.jar")) {
      for (var jar : jars) {
        if (!jar.toString().matches(".*-(sources|tests)\\.jar")) {
          return jar;
        }
      }
    }
    throw new AssertionError(module + " is not packaged");
  }
}
