package city.participation.defaults.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.Issuer;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.ReactiveApiSecurity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@SpringBootTest(
    classes = ReactiveEdgeTests.TinyGateway.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.web-application-type=reactive",
      "management.server.port=0",
      ReactiveEdgeTests.ONE_SERVER
    })
class ReactiveEdgeTests {

  /** Two servers are on this class path; the process has the reactive one. */
  static final String ONE_SERVER =
      "spring.autoconfigure.exclude=org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration,org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration";

  record Thing(String title, Integer count) {}

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableWebFluxSecurity
  @Import(Things.class)
  static class TinyGateway {

    @Bean
    SecurityWebFilterChain api(ServerHttpSecurity http) {
      ReactiveApiSecurity.apply(http);
      return http.authorizeExchange(paths ->
              paths
                  .pathMatchers("/api/staff")
                  .hasRole("staff")
                  .pathMatchers("/api/**")
                  .permitAll()
                  .anyExchange()
                  .denyAll())
          .build();
    }
  }

  @RestController
  static class Things {

    @PostMapping(path = "/api/things", consumes = "application/json")
    Mono<Thing> create(@RequestBody Thing thing) {
      return Mono.just(thing);
    }

    @GetMapping("/api/staff")
    Mono<String> staff() {
      return Mono.just("staff");
    }

    @GetMapping("/api/needs")
    Mono<String> needs(@RequestParam String word) {
      return Mono.just(word);
    }

    @GetMapping("/api/ids")
    Mono<String> ids(
        @RequestHeader("X-Request-Id") String id,
        @RequestHeader("X-Correlation-Id") String correlation) {
      return Mono.just(id + " " + correlation);
    }

    @GetMapping("/api/fault")
    Mono<String> fault() {
      return Mono.error(new IllegalStateException("secret"));
    }

    @GetMapping("/api/problem")
    Mono<String> problem() {
      return Mono.error(Problem.of(HttpStatus.CONFLICT, "tiny-wrong-state", "DRAFT"));
    }
  }

  private static final Issuer issuer = new Issuer();
  private static final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  @DynamicPropertySource
  static void signIn(DynamicPropertyRegistry registry) {
    registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> Issuer.NAME);
    registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", issuer::keysUri);
    registry.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> Issuer.AUDIENCE);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(
        to("/api/things")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static void isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"")
        .contains("\"status\":" + status);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(answer.body()).contains("\"requestId\":\"" + id + "\"");
  }

  @Test
  void tellsWhatIsWrongAsAProblem() throws Exception {
    assertThat(post("{\"title\":\"Bench\"}").statusCode()).isEqualTo(200);
    isProblem(post("{\"title\":5}"), 400, "invalid-request");
    assertThat(post("{\"title\":5}").body())
        .contains("\"pointer\":\"/title\"")
        .contains("wrong-type");
    assertThat(post("{\"status\":5}").body())
        .contains("\"pointer\":\"/status\"")
        .contains("unknown-property");
    isProblem(post("{"), 400, "malformed-json");
    isProblem(post("{\"a\":".repeat(100)), 400, "json-limits");
    isProblem(send(to("/api/nowhere")), 404, "no-such-path");
    isProblem(send(to("/api/things").DELETE()), 405, "method-not-allowed");
    isProblem(
        send(
            to("/api/things")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))),
        415,
        "unsupported-media-type");
    HttpResponse<String> missing = send(to("/api/needs"));
    isProblem(missing, 400, "invalid-request");
    assertThat(missing.body()).contains("\"parameter\":\"word\"");
    HttpResponse<String> fault = send(to("/api/fault"));
    isProblem(fault, 500, "internal-error");
    assertThat(fault.body()).doesNotContain("secret");
    HttpResponse<String> german =
        send(to("/api/problem").header("Accept-Language", "de").header("Accept", "text/html"));
    isProblem(german, 409, "tiny-wrong-state");
    assertThat(german.body()).contains("Im Stand DRAFT");
  }

  @Test
  void checksTokens() throws Exception {
    isProblem(send(to("/api/staff")), 401, "unauthenticated");
    HttpResponse<String> forged =
        send(to("/api/staff").header("Authorization", "Bearer " + issuer.forged()));
    isProblem(forged, 401, "unauthenticated");
    assertThat(forged.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    isProblem(
        send(
            to("/api/staff")
                .header("Authorization", "Bearer " + issuer.token("me", "participant"))),
        403,
        "forbidden");
    assertThat(
            send(to("/api/staff").header("Authorization", "Bearer " + issuer.token("me", "staff")))
                .body())
        .isEqualTo("staff");
  }

  @Test
  void keepsKnownKeysFastWhileTheIssuerHangs() throws Exception {
    String token = issuer.token("me", "staff");
    assertThat(send(to("/api/staff").header("Authorization", "Bearer " + token)).statusCode())
        .isEqualTo(200);
    issuer.hang(Duration.ofMillis(1500));
    try {
      List<CompletableFuture<HttpResponse<String>>> waiting =
          IntStream.range(0, 50)
              .mapToObj(i ->
                  http.sendAsync(
                      to("/api/staff")
                          .header("Authorization", "Bearer " + issuer.ofUnknownKey())
                          .build(),
                      BodyHandlers.ofString()))
              .toList();
      String another = issuer.token("you", "staff");
      long started = System.nanoTime();
      assertThat(send(to("/api/staff").header("Authorization", "Bearer " + another)).statusCode())
          .isEqualTo(200);
      // A tenth of it on a machine that does nothing else.
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
      for (CompletableFuture<HttpResponse<String>> refused : waiting) {
        assertThat(refused.get(20, TimeUnit.SECONDS).statusCode()).isIn(401, 503);
      }
    } finally {
      issuer.hang(Duration.ZERO);
    }
  }

  @Test
  void passesIdsOn() throws Exception {
    assertThat(
            send(to("/api/ids")
                    .header("X-Request-Id", "caller-12345")
                    .header("X-Correlation-Id", "action-12345"))
                .body())
        .isEqualTo("caller-12345 action-12345");
    HttpResponse<String> made = send(to("/api/ids").header("X-Request-Id", "<script>"));
    String id = made.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(made.body()).isEqualTo(id + " " + id).doesNotContain("script");
    assertThat(made.headers().allValues("X-Request-Id")).hasSize(1);
  }

  @Test
  void keepsManagementOnItsOwnPort() throws Exception {
    HttpRequest.Builder health =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/liveness"));
    assertThat(send(health).statusCode()).isEqualTo(200);
    isProblem(send(to("/actuator/health")), 401, "unauthenticated");
    HttpRequest.Builder change =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/loggers/some.logger"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"configuredLevel\":\"DEBUG\"}"));
    assertThat(send(change.copy()).statusCode()).isEqualTo(401);
    assertThat(
            send(change.copy().header("Authorization", "Bearer " + issuer.token("me", "admin")))
                .statusCode())
        .isEqualTo(204);
  }
}
