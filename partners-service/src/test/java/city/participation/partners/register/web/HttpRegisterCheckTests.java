package city.participation.partners.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.participation.partners.organisation.LegalForm;
import city.participation.partners.register.Concern;
import city.participation.partners.register.RegisterAnswer;
import city.participation.partners.register.RegisterExamples;
import city.participation.partners.register.RegisterResult;
import city.participation.partners.register.RegisterSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Against a register that answers, hangs, breaks or lies. */
class HttpRegisterCheckTests {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final AtomicReference<Reply> reply = new AtomicReference<>(json("{\"found\": true}"));
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<@Nullable HttpExchange> last = new AtomicReference<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private CircuitBreakerRegistry breakers;
  private HttpRegisterCheck check;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          last.set(exchange);
          try {
            reply.get().to(exchange);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
    server.start();
    check = check(url("/register"), "secret");
  }

  @AfterEach
  void stop() {
    end.countDown();
    check.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** As the service itself puts it together. */
  private HttpRegisterCheck check(URI url, @Nullable String token) {
    RegisterSettings settings =
        new RegisterSettings(url, token, LIMIT, PAUSE, Duration.ofMinutes(1), Duration.ofHours(6));
    RegisterConfiguration.WithRegister configuration = new RegisterConfiguration.WithRegister();
    breakers = configuration.registerBreakers(settings);
    return (HttpRegisterCheck)
        configuration.httpRegisterCheck(settings, breakers, new JsonMapper());
  }

  private CircuitBreaker.State breaker() {
    return breakers.circuitBreaker("register").getState();
  }

  private static Reply json(String body) {
    return status(200, body);
  }

  private static Reply status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private RegisterAnswer asked() {
    return check.check(RegisterExamples.association());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"found\": true} | CONFIRMED",
        "{\"found\": true, \"name\": \"VEEDEL DIGITAL e. V.\", \"seat\": \"Köln\"} | CONFIRMED",
        "{\"found\": false} | NOT_FOUND"
      })
  void saysWhatTheRegisterSays(String body, RegisterResult result) {
    reply.set(json(body));
    assertThat(asked()).isEqualTo(new RegisterAnswer(result, "127.0.0.1", List.of()));
  }

  @Test
  void doesNotConfirmWhatIsEnteredUnderAnotherName() {
    reply.set(json("{\"found\": true, \"name\": \"Kegelclub Gut Holz e.V.\"}"));
    assertThat(asked())
        .isEqualTo(
            new RegisterAnswer(
                RegisterResult.IMPLAUSIBLE, "127.0.0.1", List.of(Concern.OTHER_NAME)));
  }

  @Test
  void asksForTheEntryAtTheConfiguredAddressOnly() {
    asked();
    HttpExchange exchange = last.get();
    assertThat(exchange).isNotNull();
    assertThat(exchange.getRequestMethod()).isEqualTo("GET");
    assertThat(exchange.getRequestURI().getPath()).isEqualTo("/register");
    assertThat(exchange.getRequestURI().getQuery())
        .isEqualTo("court=Amtsgericht+Köln&register=VR&number=12345&name=Veedel+Digital+e.V.");
    assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
  }

  @Test
  void asksNobodyAboutWhoIsInNoRegister() {
    assertThat(
            check
                .check(RegisterExamples.organisation(LegalForm.UNREGISTERED_ASSOCIATION, null))
                .result())
        .isEqualTo(RegisterResult.NOT_APPLICABLE);
    assertThat(asked).hasValue(0);
  }

  /** None of these is an answer, least of all a 404, which a wrong address gives for everybody. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"found\": true}",
        "503 | ''",
        "429 | ''",
        "401 | {\"found\": false}",
        "404 | {\"found\": false}",
        "204 | ''",
        "200 | <html>Wartung</html>",
        "200 | {\"found\": \"yes\"}",
        "200 | {\"name\": \"Veedel Digital e.V.\"}",
        "200 | [true]",
        "200 | null",
        "200 | ''"
      })
  void saysThatTheRegisterIsAwayWhenItGivesNoAnswer(int status, String body) {
    reply.set(status(status, body));
    assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
  }

  @Test
  void followsNobodyElsewhere() {
    reply.set(exchange -> {
      if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
        json("{\"found\": true}").to(exchange);
      } else {
        exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
        exchange.sendResponseHeaders(302, -1);
      }
    });
    assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
    assertThat(asked).hasValue(1);
  }

  @Test
  void readsNoMoreThanARegisterHasToSay() {
    String name = "x".repeat(HttpRegisterCheck.MOST_BYTES);
    reply.set(json("{\"found\": true, \"note\": \"" + name + "\"}"));
    assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
    reply.set(json("{\"found\": true, \"note\": \"" + name.substring(0, 60_000) + "\"}"));
    assertThat(asked().result()).isEqualTo(RegisterResult.CONFIRMED);
  }

  @Test
  void waitsNoLongerThanItsLimitForARegisterThatHangs() {
    reply.set(exchange -> end.await());
    assertTakesNoLongerThanTheLimit();
  }

  /** One that sends a byte now and then is never idle. */
  @Test
  void waitsNoLongerThanItsLimitForARegisterThatDawdles() {
    reply.set(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      while (!end.await(50, TimeUnit.MILLISECONDS)) {
        out.write(' ');
        out.flush();
      }
    });
    assertTakesNoLongerThanTheLimit();
  }

  private void assertTakesNoLongerThanTheLimit() {
    long begin = System.nanoTime();
    assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isLessThan(LIMIT.plus(Duration.ofSeconds(5)));
  }

  @Test
  void saysThatARegisterIsAwayThatNobodyListensFor() throws IOException {
    check.close();
    int free;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = taken.getLocalPort();
    }
    check = check(URI.create("http://127.0.0.1:" + free + "/register"), null);
    assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
  }

  @Test
  void leavesARegisterAloneThatFailsAndComesBackToIt() {
    reply.set(status(500, ""));
    for (int i = 0; i < 3; i++) {
      asked();
    }
    assertThat(breaker()).isEqualTo(CircuitBreaker.State.OPEN);
    for (int i = 0; i < 5; i++) {
      assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
    }
    assertThat(asked).as("left alone").hasValue(3);

    reply.set(json("{\"found\": true}"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> asked().result() == RegisterResult.CONFIRMED);
    assertThat(breaker()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void asksNoMoreThanTwoThingsAtOnce() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    check.close();
    RegisterSettings patient =
        new RegisterSettings(
            url("/register"),
            null,
            Duration.ofSeconds(20),
            PAUSE,
            Duration.ofMinutes(1),
            Duration.ofHours(6));
    RegisterConfiguration.WithRegister configuration = new RegisterConfiguration.WithRegister();
    breakers = configuration.registerBreakers(patient);
    check =
        (HttpRegisterCheck) configuration.httpRegisterCheck(patient, breakers, new JsonMapper());
    reply.set(exchange -> {
      answer.await();
      json("{\"found\": true}").to(exchange);
    });
    List<Future<RegisterAnswer>> two =
        List.of(threads.submit(this::asked), threads.submit(this::asked));
    await().until(() -> asked.get() == 2);

    assertThat(asked().result()).isEqualTo(RegisterResult.UNAVAILABLE);
    assertThat(asked).as("the third is not sent").hasValue(2);
    answer.countDown();
    for (Future<RegisterAnswer> each : two) {
      assertThat(each.get().result()).isEqualTo(RegisterResult.CONFIRMED);
    }
    assertThat(breakers.circuitBreaker("register").getMetrics().getNumberOfFailedCalls())
        .as("our own limit does not count against the register")
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://register.example/entries",
        "ftp://127.0.0.1/entries",
        "https://user@register.example/entries",
        "https:///entries",
        "/entries"
      })
  void doesNotStartWithAnAddressThatIsNotSafe(String url) {
    assertThatThrownBy(() -> check(URI.create(url), null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("participation.partners.register.url");
  }
}
