package city.participation.gateway;

import city.participation.testengines.Engine;
import city.participation.testengines.Engines;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway, with short time limits, before stand-ins of the services. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      // Tests play many clients from one address.
      "participation.gateway.limits.trusted-proxies=127.0.0.0/8",
      "participation.gateway.limits.reads.burst=60",
      "participation.gateway.limits.reads.per-minute=60",
      "participation.gateway.limits.writes.burst=30",
      "participation.gateway.limits.writes.per-minute=30",
      "participation.gateway.limits.door.burst=100",
      "participation.gateway.limits.door.per-minute=60",
      "participation.gateway.body.size=10KB",
      "participation.gateway.body.time=1s",
      "participation.gateway.edge.head-time=1s",
      "participation.gateway.edge.body-time=2s",
      "participation.gateway.body.share=15KB",
      "participation.gateway.edge.write-time=1s",
      "participation.gateway.public-url=http://public.example:8080/",
      "participation.gateway.cors.allowed-origins=https://mitwirkung.example",
      "spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
      "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=5",
      "participation.gateway.upstream.read-timeout=4s",
      "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=4s",
      "resilience4j.circuitbreaker.configs.default.max-wait-duration-in-half-open-state=4s",
      "resilience4j.bulkhead.instances.partners.max-concurrent-calls=2"
    })
@Engines(Engine.SIGN_IN)
@ContextConfiguration(initializers = StandIns.class)
abstract class RunningGateway {

  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @LocalServerPort int port;
  @LocalManagementPort int managementPort;
  @Autowired CircuitBreakerRegistry breakers;

  @BeforeEach
  void everythingIsWell() {
    StandIns.reset();
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
  }

  /** An address that no other test uses. */
  static String newAddress() {
    int next = ADDRESSES.incrementAndGet();
    return "10.1." + next / 250 + "." + (1 + next % 250);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .header("X-Forwarded-For", newAddress())
            .method(method, body);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
