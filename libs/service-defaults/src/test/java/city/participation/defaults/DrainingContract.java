package city.participation.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What a process does between the signal to end and its end, whatever its server. */
public abstract class DrainingContract {

  private static final int DRAIN_MILLIS = 1500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Class<?> application;
  private final List<String> properties;
  private final String path;

  protected DrainingContract(Class<?> application, List<String> properties, String path) {
    this.application = application;
    this.properties = properties;
    this.path = path;
  }

  @Test
  void servesButKeepsNoConnectionUntilItEnds() throws Exception {
    ConfigurableApplicationContext process = start();
    String port = process.getEnvironment().getRequiredProperty("local.server.port");
    assertThat(get(port).headers().firstValue("Connection")).isEmpty();

    long signal = System.nanoTime();
    Thread ending = Thread.ofPlatform().start(process::close);
    while (get(port).headers().firstValue("Connection").isEmpty()) {
      assertThat(millisSince(signal)).isLessThan(DRAIN_MILLIS);
    }
    HttpResponse<String> onAnother = get(port);
    assertThat(onAnother.statusCode()).isEqualTo(200);
    assertThat(onAnother.headers().firstValue("Connection")).contains("close");
    ending.join();

    assertThat(millisSince(signal)).isGreaterThanOrEqualTo(DRAIN_MILLIS);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(port));
  }

  private ConfigurableApplicationContext start() {
    Stream<String> common =
        Stream.of(
            "server.port=0",
            "participation.http.drain=" + DRAIN_MILLIS + "ms",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + Issuer.NAME,
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + new Issuer().keysUri(),
            "spring.security.oauth2.resourceserver.jwt.audiences=" + Issuer.AUDIENCE);
    return SpringApplication.run(
        application,
        Stream.concat(common, properties.stream())
            .map(property -> "--" + property)
            .toArray(String[]::new));
  }

  private HttpResponse<String> get(String port) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
