package city.participation.quickstart;

import city.participation.quickstart.signin.DemoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite as a website sees it: through the gateway, with a token of the sign-in. */
final class PublicApi {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ATTEMPTS = 60;
  private static final int TIMEOUT_MILLIS = 20_000;

  /** Whoever is asked to come back tomorrow, as by a daily quota, is refused. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final String gateway;
  private final String signIn;
  private final Map<String, String> tokens = new HashMap<>();

  PublicApi(Ports ports) {
    this("http://127.0.0.1:" + ports.gateway(), ServiceCommand.issuer(ports));
  }

  PublicApi(String gateway, String signIn) {
    this.gateway = gateway;
    this.signIn = signIn;
  }

  /**
   * @param body of JSON, or empty when the answer had none
   */
  record Answer(int status, @Nullable String etag, @Nullable String location, String body) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    boolean isSuccess() {
      return status / 100 == 2;
    }

    Answer orThrow(String what) {
      if (!isSuccess()) {
        throw new RefusedRequest("%s was answered %d: %s".formatted(what, status, body));
      }
      return this;
    }
  }

  Answer get(@Nullable String client, String path) throws InterruptedException {
    return send("GET", client, path, null, Map.of());
  }

  /** Waits as the API asks to when it is asked too much at once. */
  Answer send(
      String method,
      @Nullable String client,
      String path,
      @Nullable Object body,
      Map<String, String> headers)
      throws InterruptedException {
    var all = new HashMap<>(headers);
    if (client != null) {
      all.put("Authorization", "Bearer " + token(client));
    }
    byte[] bytes = null;
    if (body != null) {
      all.put("Content-Type", "application/json");
      bytes = JSON.writeValueAsBytes(body);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        var connection = exchange(method, gateway + path, bytes, all);
        int status = connection.getResponseCode();
        var pause = Duration.ofSeconds(connection.getHeaderFieldLong("Retry-After", 0));
        if ((status == 429 || status == 503)
            && pause.isPositive()
            && pause.compareTo(LONGEST_PAUSE) <= 0
            && attempt < ATTEMPTS) {
          read(connection);
          Thread.sleep(pause);
          continue;
        }
        return new Answer(
            status,
            connection.getHeaderField("ETag"),
            connection.getHeaderField("Location"),
            read(connection));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private String token(String client) {
    return tokens.computeIfAbsent(client, this::fetchToken);
  }

  private String fetchToken(String client) {
    try {
      var secret = client + ":" + DemoClients.SECRET;
      var basic = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII));
      var connection =
          exchange(
              "POST",
              signIn + "/oauth2/token",
              "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII),
              Map.of(
                  "Authorization",
                  "Basic " + basic,
                  "Content-Type",
                  "application/x-www-form-urlencoded"));
      int status = connection.getResponseCode();
      var text = read(connection);
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException(
            "the sign-in answered %d for %s: %s".formatted(status, client, text));
      }
      return JSON.readTree(text).required("access_token").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpURLConnection exchange(
      String method, String url, byte @Nullable [] body, Map<String, String> headers)
      throws IOException {
    var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    return connection;
  }

  private static String read(HttpURLConnection connection) throws IOException {
    try (var in =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
