package city.participation.benchmarks.faults;

import city.participation.testengines.TestSignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The public API as people use it, all of whom the sign-in knows. */
final class Api {

  static final String MODERATOR = "moderator-1";

  private static final String OFFICE = "Bürgeramt Innenstadt";

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than the gateway lets a service take. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern VERSION = Pattern.compile("\"?(\\d+)-.*");

  private final IntSupplier port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  Api(IntSupplier port) {
    this.port = port;
  }

  /** What is asked for, and by whom; nobody needs no token. */
  record Request(
      String method,
      String path,
      @Nullable String person,
      Map<String, String> headers,
      @Nullable String body) {}

  /**
   * What came back.
   *
   * @param status 0 if nothing did
   */
  record Reply(int status, String body, @Nullable String tag, @Nullable String retryAfter) {

    static final Reply NONE = new Reply(0, "", null, null);

    boolean accepted() {
      return status / 100 == 2;
    }

    boolean polite() {
      return retryAfter != null;
    }

    /** Of an idea; empty for anything else. */
    String id() {
      var id = ID.matcher(body);
      return id.find() ? id.group(1) : "";
    }

    long version() {
      var version = VERSION.matcher(tag == null ? "" : tag);
      return version.matches() ? Long.parseLong(version.group(1)) : 0;
    }
  }

  Reply get(@Nullable String person, String path) {
    return send(new Request("GET", path, person, Map.of(), null));
  }

  Reply send(Request asked) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + asked.path()))
            .timeout(DEADLINE);
    if (asked.person() != null) {
      request.header("Authorization", "Bearer " + token(asked.person()));
    }
    asked.headers().forEach(request::header);
    if (asked.body() == null) {
      request.method(asked.method(), HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(asked.method(), HttpRequest.BodyPublishers.ofString(asked.body()));
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("ETag").orElse(null),
          response.headers().firstValue("Retry-After").orElse(null));
    } catch (IOException e) {
      return Reply.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.NONE;
    }
  }

  String token(String person) {
    return tokens.computeIfAbsent(
        person,
        name ->
            name.equals(MODERATOR)
                ? TestSignIn.officeToken(OFFICE, name, "moderator", "staff")
                : TestSignIn.token(name, "participant"));
  }
}
