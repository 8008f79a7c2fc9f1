package city.participation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.testengines.Engine;
import city.participation.testengines.Engines;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.yaml.snakeyaml.Yaml;
import reactor.core.publisher.Mono;

/** The routes against what the services say they serve. */
@SpringBootTest(
    properties = {
      "participation.services.ideas=http://ideas.test",
      "participation.services.partners=http://partners.test",
      "participation.services.events=http://events.test",
      "participation.services.notifications=http://notifications.test"
    })
@Engines(Engine.SIGN_IN)
class RoutesIT {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  @Autowired RouteLocator routes;

  private record Operation(String service, HttpMethod method, String path) {}

  @TestFactory
  Stream<DynamicTest> leadsEveryDescribedOperationToItsServiceAlone() throws IOException {
    return described().stream()
        .map(operation ->
            DynamicTest.dynamicTest(
                operation.method() + " " + operation.path(), () -> assertReached(operation)));
  }

  @Test
  void findsTheDescriptionsOfAllServices() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      assertThat(modules.filter(module -> module.getFileName().toString().endsWith("-service")))
          .isNotEmpty()
          .allSatisfy(module -> assertThat(module.resolve("contracts/openapi.yaml")).exists());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/notifications/stream, notifications-stream",
    "/api/notifications/stream/x, notifications",
    "/api/notifications, notifications",
    "/api/erasure-requests/1, erasure-requests",
    "/api/ideas/1/support, ideas"
  })
  void picksTheMostPreciseRoute(String path, String route) {
    assertThat(matching(HttpMethod.GET, path).getFirst().getId()).isEqualTo(route);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", "/actuator/health", "/api/ideasx", "/ideas", "/internal"})
  void leadsNowhereElse(String path) {
    assertThat(matching(HttpMethod.GET, path)).isEmpty();
  }

  @Test
  void knowsEveryRoutesService() {
    assertThat(routes.getRoutes().collectList().block())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(route ->
            assertThat(route.getUri().getHost())
                .isEqualTo(route.getMetadata().get("service") + ".test"));
  }

  private void assertReached(Operation operation) {
    List<Route> matching = matching(operation.method(), operation.path());
    assertThat(matching).isNotEmpty();
    assertThat(matching)
        .extracting(route -> route.getMetadata().get("service"))
        .containsOnly(operation.service());
    // One route, but for a stream, which has one of its own before its service's.
    assertThat(matching.stream().filter(route -> !route.getId().endsWith("-stream"))).hasSize(1);
  }

  private List<Route> matching(HttpMethod method, String path) {
    return routes
        .getRoutes()
        .filterWhen(route ->
            Mono.from(
                route
                    .getPredicate()
                    .apply(MockServerWebExchange.from(MockServerHttpRequest.method(method, path)))))
        .collectList()
        .block();
  }

  private static List<Operation> described() throws IOException {
    List<Operation> operations = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path file :
          modules
              .map(module -> module.resolve("contracts/openapi.yaml"))
              .filter(Files::exists)
              .sorted()
              .toList()) {
        String service =
            file.getParent().getParent().getFileName().toString().replace("-service", "");
        try (Reader yaml = Files.newBufferedReader(file)) {
          Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(yaml);
          document
              .get("paths")
              .forEach((path, item) ->
                  item.keySet().stream()
                      .filter(METHODS::contains)
                      .map(method -> HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                      .map(method ->
                          new Operation(service, method, path.replaceAll("\\{[^}]+}", "x1")))
                      .forEach(operations::add));
        }
      }
    }
    return operations;
  }
}
