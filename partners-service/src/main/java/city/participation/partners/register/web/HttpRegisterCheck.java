package city.participation.partners.register.web;

import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.RegisterReference;
import city.participation.partners.register.Concern;
import city.participation.partners.register.RegisterAnswer;
import city.participation.partners.register.RegisterCheck;
import city.participation.partners.register.RegisterResult;
import city.participation.partners.register.RegisterSettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a register, or what a city has put before it, over HTTP: where it is says the configuration
 * alone, whatever an organisation or an answer says. Only {@code 200} with a JSON object that says
 * {@code found} is an answer. A 404 is none: it would also come from a wrong address.
 */
final class HttpRegisterCheck implements RegisterCheck, AutoCloseable {

  static final int MOST_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HttpRegisterCheck.class);

  private final URI url;
  private final RegisterSettings settings;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final TimeLimiter limit;
  private final JsonMapper json;
  private final HttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  HttpRegisterCheck(
      RegisterSettings settings,
      CircuitBreaker breaker,
      Bulkhead bulkhead,
      TimeLimiter limit,
      JsonMapper json) {
    this.url = settings.requireSafe();
    this.settings = settings;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.limit = limit;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeLimit())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What a register answers; what else it says is not read. */
  record Entry(@Nullable Boolean found, @Nullable String name) {}

  @Override
  public RegisterAnswer check(Organisation organisation) {
    RegisterReference register = organisation.register();
    if (register == null) {
      return answer(RegisterResult.NOT_APPLICABLE);
    }
    HttpRequest request = request(organisation, register);
    try {
      Entry entry =
          bulkhead.executeCallable(() ->
              breaker.executeCallable(
                  () -> limit.executeFutureSupplier(() -> threads.submit(() -> ask(request)))));
      return answer(organisation, entry);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while the register was asked", stopping);
    } catch (Exception unavailable) {
      // Only the kind: what a register says may quote whom it was asked about.
      LOG.warn("The register does not answer: {}", unavailable.getClass().getSimpleName());
      return answer(RegisterResult.UNAVAILABLE);
    }
  }

  private HttpRequest request(Organisation organisation, RegisterReference register) {
    String query =
        "court=%s&register=%s&number=%s&name=%s"
            .formatted(
                encoded(register.court()),
                register.type(),
                encoded(register.number()),
                encoded(organisation.name()));
    String separator = url.getRawQuery() == null ? "?" : "&";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + separator + query))
            .timeout(settings.timeLimit())
            .header("Accept", "application/json");
    if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token());
    }
    return request.build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Entry ask(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("Status " + response.statusCode());
      }
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("More than " + MOST_BYTES + " bytes");
      }
      Entry entry = json.readValue(bytes, Entry.class);
      if (entry == null || entry.found() == null) {
        throw new IOException("No entry");
      }
      return entry;
    }
  }

  private RegisterAnswer answer(Organisation organisation, Entry entry) {
    if (!Boolean.TRUE.equals(entry.found())) {
      return answer(RegisterResult.NOT_FOUND);
    }
    return entry.name() == null || organisation.isCalled(entry.name())
        ? answer(RegisterResult.CONFIRMED)
        : answer(RegisterResult.IMPLAUSIBLE, Concern.OTHER_NAME);
  }

  private RegisterAnswer answer(RegisterResult result, Concern... concerns) {
    return new RegisterAnswer(result, url.getHost(), List.of(concerns));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
