package city.participation.notifications;

import city.participation.testengines.TestSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its callers see it. */
public record Api(int port, String token) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  public static Api as(int port, String person, String... roles) {
    return new Api(port, TestSignIn.token(person, roles));
  }

  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer head(String path) {
    return send(request(path).HEAD());
  }

  public Answer put(String path, String body, String... headers) {
    return send(json(path, headers).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer put(String path) {
    return send(request(path).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  public Answer post(String path, String body, String... headers) {
    return send(json(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Lines as they come; close the stream to hang up. */
  public HttpResponse<Stream<String>> stream(String... headers) {
    try {
      return CLIENT.send(
          request("/api/notifications/stream", headers).GET().build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What anybody can read, as text. */
  static String text(int port, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder json(String path, String... headers) {
    return request(path, headers).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> raw = CLIENT.send(request.build(), BodyHandlers.ofString());
      JsonNode body = raw.body().isEmpty() ? JSON.nullNode() : JSON.readTree(raw.body());
      return new Answer(raw.statusCode(), body, raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
