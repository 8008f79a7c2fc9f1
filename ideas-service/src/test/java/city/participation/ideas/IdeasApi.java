package city.participation.ideas;

import city.participation.testengines.TestSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a running service as its callers do. */
public final class IdeasApi {

  public static final String IDEA =
      """
      {"title": "Trinkbrunnen am Decksteiner Weiher",
       "text": "An heißen Tagen fehlt am Weiher ein Brunnen mit Trinkwasser für alle.",
       "theme": "liveability", "place": {"district": "301"}}
      """;

  /** For which moderators and staff act here, as their tokens say. */
  public static final String OFFICE = "Büro für Öffentlichkeitsbeteiligung";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String base;

  public IdeasApi(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /** An answer; its body is a missing node where there was none. */
  public record Answer(int status, HttpResponse<String> raw, JsonNode body) {

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    public String tag() {
      return header("ETag");
    }

    public String id() {
      return body.path("id").asString();
    }

    public String code() {
      return body.path("code").asString();
    }

    /** {@code pointer code} of each error, parameters by their names. */
    public List<String> errors() {
      List<String> errors = new ArrayList<>();
      body.path("errors")
          .forEach(error ->
              errors.add(
                  error.path("pointer").asString(error.path("parameter").asString())
                      + " "
                      + error.path("code").asString()));
      Collections.sort(errors);
      return errors;
    }
  }

  /** One request, built up step by step. */
  public final class Call {

    private final HttpRequest.Builder request;
    private final String method;
    private String body = "";

    private Call(String method, String path) {
      this.method = method;
      this.request =
          HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }

    /** {@code who}: subject and roles, for example {@code "anna participant"}. */
    public Call as(String who) {
      String[] words = who.split(" ", -1);
      String[] roles = Arrays.copyOfRange(words, 1, words.length);
      boolean ofTheCity = Set.of(roles).contains("moderator") || Set.of(roles).contains("staff");
      return signedIn(
          who,
          () ->
              ofTheCity
                  ? TestSignIn.officeToken(OFFICE, words[0], roles)
                  : TestSignIn.token(words[0], roles));
    }

    /** As somebody of the city whose sign-in says this of the office, or with null nothing. */
    public Call as(String who, @Nullable String office) {
      String[] words = who.split(" ", -1);
      String[] roles = Arrays.copyOfRange(words, 1, words.length);
      return signedIn(
          who + " of " + office,
          () ->
              office == null
                  ? TestSignIn.token(words[0], roles)
                  : TestSignIn.officeToken(office, words[0], roles));
    }

    private Call signedIn(String who, Supplier<String> token) {
      return with("Authorization", "Bearer " + tokens.computeIfAbsent(who, ignored -> token.get()));
    }

    public Call with(String header, String value) {
      request.setHeader(header, value);
      return this;
    }

    public Call ifMatch(String tag) {
      return with("If-Match", tag);
    }

    public Call key(String key) {
      return with("Idempotency-Key", key);
    }

    public Call json(String json) {
      body = json;
      return with("Content-Type", "application/json");
    }

    public Answer send() {
      try {
        HttpResponse<String> raw =
            http.send(
                request
                    .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
        JsonNode json = raw.body().isEmpty() ? JSON.missingNode() : JSON.readTree(raw.body());
        return new Answer(raw.statusCode(), raw, json);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  public Call get(String path) {
    return new Call("GET", path);
  }

  public Call post(String path) {
    return new Call("POST", path);
  }

  public Call put(String path) {
    return new Call("PUT", path);
  }

  public Call patch(String path) {
    return new Call("PATCH", path);
  }

  public Call delete(String path) {
    return new Call("DELETE", path);
  }

  public Answer submitted(String author) {
    return expect(201, post("/api/ideas").as(author + " participant").json(IDEA).send());
  }

  /** An idea that belongs to that programme. */
  public static String inProgramme(String programme) {
    return IDEA.replace("\"theme\"", "\"programme\": \"" + programme + "\", \"theme\"");
  }

  public Answer draft(String author) {
    return expect(201, post("/api/ideas?draft=true").as(author + " participant").json(IDEA).send());
  }

  public Answer published(String author) {
    return publish(submitted(author));
  }

  public Answer published(String author, String programme) {
    return publish(
        expect(
            201,
            post("/api/ideas").as(author + " participant").json(inProgramme(programme)).send()));
  }

  private Answer publish(Answer submitted) {
    return expect(
        200,
        post("/api/ideas/" + submitted.id() + "/publication")
            .as("mona moderator")
            .ifMatch(submitted.tag())
            .send());
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + ": " + answer.raw().body());
    }
    return answer;
  }
}
