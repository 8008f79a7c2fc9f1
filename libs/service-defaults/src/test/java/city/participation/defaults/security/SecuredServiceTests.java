package city.participation.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.Issuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A process with its management on another port, seen from outside. */
@SpringBootTest(
    classes = SecuredServiceTests.Locked.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"spring.main.web-application-type=servlet", "management.server.port=0"})
class SecuredServiceTests {

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Locked {

    @Bean
    SecurityFilterChain api(HttpSecurity http) {
      ApiSecurity.apply(http);
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).build();
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

  private HttpResponse<String> get(int to, String path, String token) throws Exception {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + path)), token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String token)
      throws Exception {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void refusesBadTokensWithoutDetail() throws Exception {
    List<String> bad =
        List.of(
            issuer.forged(),
            issuer.unsigned(),
            issuer.hs256WithThePublicKey(),
            issuer.ofUnknownKey(),
            issuer.token(claims -> claims.audience("other")),
            issuer.token(claims -> claims.expirationTime(null)),
            issuer.token(claims -> claims.claim("nonce", "n")),
            "rubbish");
    for (String token : bad) {
      HttpResponse<String> answer = get(port, "/api", token);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer error=\"invalid_token\"");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body())
          .contains("\"code\":\"unauthenticated\"")
          .doesNotContain("audience", "nonce");
    }
    assertThat(get(port, "/api", issuer.token("me", "staff")).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsManagementOnItsOwnPort() throws Exception {
    assertThat(get(port, "/actuator/health", "").statusCode()).isEqualTo(401);
    assertThat(get(managementPort, "/api", "").statusCode()).isIn(401, 404);
    assertThat(get(managementPort, "/actuator/env", "").statusCode()).isIn(401, 404);
  }

  @Test
  void livesAndIsReadyWithoutItsNeighbours() throws Exception {
    for (String group : List.of("liveness", "readiness")) {
      HttpResponse<String> answer = get(managementPort, "/actuator/health/" + group, "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains(group + "State")
          .doesNotContain("mongo")
          .doesNotContain("rabbit");
    }
    assertThat(get(managementPort, "/actuator/metrics/jvm.memory.used", "").body())
        .contains("\"measurements\"");
  }

  @Test
  void tellsItsNumbersToAScraper() throws Exception {
    HttpResponse<String> numbers = get(managementPort, "/actuator/prometheus", "");
    assertThat(numbers.statusCode()).isEqualTo(200);
    assertThat(numbers.body()).contains("jvm_memory_used_bytes{").contains("service=\"unnamed\"");
  }

  @Test
  void letsOnlyAdministratorsChangeThroughManagement() throws Exception {
    URI logger = URI.create("http://127.0.0.1:" + managementPort + "/actuator/loggers/some.logger");
    HttpRequest.Builder change =
        HttpRequest.newBuilder(logger)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"configuredLevel\":\"DEBUG\"}"));
    assertThat(send(change.copy(), "").statusCode()).isEqualTo(401);
    assertThat(send(change.copy(), issuer.token("me", "staff")).statusCode()).isEqualTo(403);
    assertThat(send(change.copy(), issuer.token("me", "admin")).statusCode()).isEqualTo(204);
  }
}
