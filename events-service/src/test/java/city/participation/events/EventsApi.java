package city.participation.events;

import city.participation.testengines.TestSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a running service as its callers do. */
public final class EventsApi {

  /** For which staff act here, as their tokens say. */
  public static final String OFFICE = "Büro für Öffentlichkeitsbeteiligung";

  public static final String STAFF = "sina staff";
  public static final String ADMIN = "ada admin";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String base;

  public EventsApi(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /** An answer; its body is a missing node where there was none, or no JSON. */
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
      boolean ofTheCity = !Collections.disjoint(Set.of(roles), Set.of("staff", "admin"));
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
        boolean json = raw.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
            raw.statusCode(), raw, json ? JSON.readTree(raw.body()) : JSON.missingNode());
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

  /** A programme as a request says it, with everything there is. */
  public static String programme(String title) {
    return """
    {"title": {"de": "%s", "en": "Programme"},
     "summary": {"de": "Vier Sektoren gestalten gemeinsam die Stadt von morgen.",
                 "en": "Four sectors shape the city of tomorrow together."},
     "audience": "PUBLIC", "leadOffice": "Amt für Stadtentwicklung und Statistik",
     "districts": ["3", "401"], "themes": ["digitalisation", "liveability"],
     "goals": [{"code": "koelner-perspektiven-2030",
                "name": {"de": "Kölner Perspektiven 2030+", "en": "Cologne Perspectives 2030+"}}],
     "papers": [{"title": "Beteiligungskonzept",
                 "url": "https://ratsinformation.example/oparl/papers/4711"}],
     "concept": {"goals": {"de": "Ideen finden, die viele Menschen mittragen."},
                 "targetGroups": [{"de": "Alle Kölnerinnen und Kölner"}],
                 "methods": [{"de": "Ideensammlung"}], "level": "CONSULTATION"}}
    """
        .formatted(title);
  }

  public static String internal(String title) {
    return programme(title).replace("\"PUBLIC\"", "\"INTERNAL\"");
  }

  /** Days from now, as requests say moments. */
  public static String inDays(int days) {
    return Instant.now(Clock.systemUTC()).plus(Duration.ofDays(days)).toString();
  }

  public static String stage(String opensAt, String closesAt) {
    return """
    {"title": {"de": "Ideen sammeln", "en": "Collecting ideas"}, "opensAt": "%s",
     "closesAt": "%s", "allowedActions": ["SUBMIT", "SUPPORT"]}
    """
        .formatted(opensAt, closesAt);
  }

  public Answer drafted(String body) {
    return expect(201, post("/api/programmes").as(STAFF).json(body).send());
  }

  /** What a step at the programme begins with; {@code path} may be empty. */
  public Call call(String method, Answer before, String path) {
    return new Call(method, "/api/programmes/" + before.id() + path).ifMatch(before.tag());
  }

  /** A step of staff, which succeeds. */
  public Answer step(Answer before, String path, String json) {
    Call call = call("POST", before, path).as(STAFF);
    return expect(200, (json.isEmpty() ? call : call.json(json)).send());
  }

  /** A draft with a stage that opens tomorrow. */
  public Answer planned() {
    return planned(programme("Köln 21 " + UUID.randomUUID()));
  }

  public Answer planned(String body) {
    return step(drafted(body), "/stages", stage(inDays(1), inDays(30)));
  }

  public Answer announced() {
    return step(planned(), "/announcement", "");
  }

  /** Announced, with one stage that has opened. */
  public Answer running() {
    Answer draft = drafted(programme("Köln 21 " + UUID.randomUUID()));
    return step(step(draft, "/stages", stage(inDays(-1), inDays(30))), "/announcement", "");
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + ": " + answer.raw().body());
    }
    return answer;
  }
}
