package city.participation.partners;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a running service as its callers do. */
public final class PartnersApi {

  /** The terms as the service wants them accepted. */
  public static final String TERMS = "2026-01";

  /** For which staff act here, as their tokens say. */
  public static final String OFFICE = "Büro für Öffentlichkeitsbeteiligung";

  public static final String REVIEWER = "rita staff";
  public static final String APPROVER = "axel staff";

  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String base;

  public PartnersApi(int port) {
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
      boolean ofTheCity = Set.of(roles).contains("staff");
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
      HttpResponse<String> raw = exchange();
      JsonNode json = raw.body().isEmpty() ? JSON.missingNode() : JSON.readTree(raw.body());
      return new Answer(raw.statusCode(), raw, json);
    }

    /** What is no JSON, and succeeds. */
    public String text() {
      HttpResponse<String> raw = exchange();
      if (raw.statusCode() != 200) {
        throw new AssertionError(raw.statusCode() + ": " + raw.body());
      }
      return raw.body();
    }

    private HttpResponse<String> exchange() {
      try {
        return http.send(
            request
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
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

  /** An organisation that no other test knows. */
  public static String organisation() {
    return organisation("VR " + NUMBERS.incrementAndGet());
  }

  public static String organisation(String registerNumber) {
    return """
    {"name": "Veedel Digital e.V.", "legalForm": "REGISTERED_ASSOCIATION",
     "sector": "CIVIL_SOCIETY",
     "register": {"court": "Amtsgericht Köln", "number": "%s"},
     "address": {"street": "Venloer Straße 1", "postcode": "50823", "city": "Köln"},
     "website": "https://veedel-digital.example",
     "description": {"de": "Wir helfen im Veedel beim Umgang mit digitalen Diensten."},
     "districts": ["3", "401"], "themes": ["digitalisation", "liveability"],
     "contact": {"name": "Kim Beispiel", "mail": "kim@veedel-digital.example"},
     "terms": {"version": "%s"},
     "documents": [{"title": "Satzung", "url": "https://veedel-digital.example/satzung.pdf"}]}
    """
        .formatted(registerNumber, TERMS);
  }

  /** A date some days from today, as the service counts them. */
  public static LocalDate inDays(int days) {
    return LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(days);
  }

  public Answer applied(String applicant) {
    return expect(
        201, post("/api/partners").as(applicant + " partner").json(organisation()).send());
  }

  public Answer draft(String applicant) {
    return expect(
        201,
        post("/api/partners?draft=true").as(applicant + " partner").json(organisation()).send());
  }

  /** A step of {@code who}, which succeeds. */
  public Answer step(Answer before, String resource, String who, String json) {
    Call call = post("/api/partners/" + before.id() + "/" + resource).as(who).ifMatch(before.tag());
    return expect(200, (json.isEmpty() ? call : call.json(json)).send());
  }

  public Answer recommended(Answer applied, String verdict) {
    Answer reviewed = step(applied, "review", REVIEWER, "");
    return step(
        reviewed,
        "recommendation",
        REVIEWER,
        "{\"verdict\": \"%s\", \"reason\": \"Alle Unterlagen sind geprüft.\"}".formatted(verdict));
  }

  public Answer accredited(String applicant) {
    return step(recommended(applied(applicant), "ACCREDIT"), "approval", APPROVER, "");
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + ": " + answer.raw().body());
    }
    return answer;
  }
}
