package city.participation.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API through the gateway, as the demo people use it. */
final class Api {

  static final JsonMapper JSON = new JsonMapper();
  static final String MODERATOR = "demo-moderator-1";
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final RunningSuite suite;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(DEADLINE).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  Api(RunningSuite suite) {
    this.suite = suite;
  }

  record Answer(int status, String body, @Nullable String etag, Map<String, String> headers) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected %d, got %d: %s".formatted(wanted, status, body));
      }
      return this;
    }
  }

  Answer get(@Nullable String client, String path) {
    return send(request(client, path).GET());
  }

  Answer post(String client, String path, Object body, String... headers) {
    var request = request(client, path).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(json(body)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpClient http() {
    return http;
  }

  HttpRequest.Builder request(@Nullable String client, String path) {
    var request = HttpRequest.newBuilder(suite.gateway().resolve(path)).timeout(DEADLINE);
    if (client != null) {
      request.header("Authorization", "Bearer " + token(client));
    }
    return request;
  }

  static HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofString(
        body instanceof String text ? text : JSON.writeValueAsString(body));
  }

  static Map<String, Object> idea(String title) {
    return Map.of(
        "title",
        title,
        "text",
        "Ein Text, der lang genug ist, um eine Idee zu sein.",
        "theme",
        "liveability",
        "place",
        Map.of("district", "101"));
  }

  /** The new idea's id. */
  String submit(String author, String title) {
    return post(author, "/api/ideas", idea(title)).expect(201).json().required("id").asString();
  }

  /** The published idea's id. */
  String publish(String idea) {
    var etag = get(MODERATOR, "/api/ideas/" + idea).expect(200).etag();
    send(request(MODERATOR, "/api/ideas/" + idea + "/publication")
            .header("If-Match", Objects.requireNonNull(etag))
            .POST(HttpRequest.BodyPublishers.noBody()))
        .expect(200);
    return idea;
  }

  int support(String client, String idea) {
    return send(request(client, "/api/ideas/" + idea + "/support")
            .PUT(HttpRequest.BodyPublishers.noBody()))
        .status();
  }

  String token(String client) {
    return tokens.computeIfAbsent(client, this::fetchToken);
  }

  private String fetchToken(String client) {
    var basic =
        Base64.getEncoder().encodeToString((client + ":demo").getBytes(StandardCharsets.US_ASCII));
    var request =
        HttpRequest.newBuilder(suite.signIn().resolve(URI.create("/oauth2/token")))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
    return send(request).expect(200).json().required("access_token").asString();
  }

  private static Answer answer(HttpResponse<String> response) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Answer(response.statusCode(), response.body(), headers.get("ETag"), headers);
  }
}
