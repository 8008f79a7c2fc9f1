package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is refused with a problem that says where it is bad. */
@ExtendWith(SharedSuite.class)
class ProblemsIT {

  private static final String AUTHOR = "demo-participant-4";

  static Stream<Arguments> badBodies() {
    return Stream.of(
        Arguments.of("a missing title", without("title"), "/title"),
        Arguments.of("an empty title", with("title", ""), "/title"),
        Arguments.of("a title that is too long", with("title", "x".repeat(5_000)), "/title"),
        Arguments.of("a text that is too long", with("text", "x".repeat(200_000)), "/text"),
        Arguments.of("a number as title", with("title", 7), "/title"),
        Arguments.of("an object as title", with("title", Map.of("a", 1)), "/title"),
        Arguments.of("an operator as title", with("title", Map.of("$ne", "x")), "/title"),
        Arguments.of("an unknown theme", with("theme", "golf"), "/theme"),
        Arguments.of("an operator as theme", with("theme", Map.of("$gt", "")), "/theme"),
        Arguments.of("an unknown property", with("colour", "red"), "/colour"),
        Arguments.of("a status of one's own", with("status", "PUBLISHED"), "/status"),
        Arguments.of("an operator as property", with("$set", Map.of("a", 1)), "/$set"),
        Arguments.of("a dotted property", with("state.status", "PUBLISHED"), "/state.status"),
        Arguments.of(
            "a district that is not there",
            with("place", Map.of("district", "999")),
            "/place/district"),
        Arguments.of(
            "a point outside the city",
            with(
                "place",
                Map.of("point", Map.of("type", "Point", "coordinates", new double[] {13.4, 52.5}))),
            "/place"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBodies")
  void namesThePlaceOfTheMistake(String what, Map<String, Object> body, String pointer, Api api) {
    var answer = api.post(AUTHOR, "/api/ideas", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().get("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().required("code").isString()).isTrue();
    assertThat(answer.json().required("type").asString()).startsWith("/problems/");
    assertThat(answer.json().required("errors").valueStream())
        .as(answer.body())
        .anyMatch(error -> error.required("pointer").asString().startsWith(pointer));
  }

  static Stream<Arguments> badTexts() {
    return Stream.of(
        Arguments.of("no JSON", "{\"title\": ", 400),
        Arguments.of("a list", "[]", 400),
        Arguments.of("nothing", "", 400),
        Arguments.of("deep JSON", "{\"title\":" + "[".repeat(50_000) + "}", 400),
        Arguments.of("a huge number", "{\"title\":" + "9".repeat(100_000) + "}", 400),
        Arguments.of("huge JSON", "{\"title\":\"" + "x".repeat(1_200_000) + "\"}", 413));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTexts")
  void refusesWhatIsNoRequestAtAll(String what, String body, int status, Api api) {
    var answer = api.post(AUTHOR, "/api/ideas", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().get("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void refusesAHugeBodyThatDoesNotSayItsLength(Api api) {
    var bytes = ("{\"title\":\"" + "x".repeat(1_200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    var answer =
        api.send(
            api.request(AUTHOR, "/api/ideas")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(bytes))));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void refusesASecondPublicationAndSaysWhatIsAllowed(Api api) {
    var idea = api.publish(api.submit(AUTHOR, "Zweimal veröffentlicht"));
    var etag = api.get(Api.MODERATOR, "/api/ideas/" + idea).etag();

    var answer =
        api.send(
            api.request(Api.MODERATOR, "/api/ideas/" + idea + "/publication")
                .header("If-Match", String.valueOf(etag))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains("allowed");
  }

  @Test
  void refusesAStaleChangeAndOneThatNamesNoVersion(Api api) {
    var idea = api.submit(AUTHOR, "Veraltet");
    var path = "/api/ideas/" + idea + "/publication";
    var nobody = HttpRequest.BodyPublishers.noBody();

    assertThat(
            api.send(api.request(Api.MODERATOR, path).header("If-Match", "\"999999\"").POST(nobody))
                .status())
        .isEqualTo(412);
    assertThat(api.send(api.request(Api.MODERATOR, path).POST(nobody)).status()).isEqualTo(428);
  }

  @Test
  void hidesADraftFromEverybodyElse(Api api) {
    var draft =
        api.post(AUTHOR, "/api/ideas?draft=true", Api.idea("Nur für mich"))
            .expect(201)
            .json()
            .required("id")
            .asString();
    var path = "/api/ideas/" + draft;

    assertThat(api.get(AUTHOR, path).status()).isEqualTo(200);
    assertThat(api.get("demo-participant-5", path).status()).isEqualTo(404);
    assertThat(api.get(null, path).status()).isEqualTo(404);
    assertThat(api.support("demo-participant-5", draft)).isEqualTo(404);
    assertThat(
            api.send(
                    api.request("demo-participant-5", path)
                        .header("If-Match", "\"1\"")
                        .header("Content-Type", "application/json")
                        .method("PATCH", Api.json(Map.of("title", "Meins"))))
                .status())
        .isEqualTo(404);
  }

  @Test
  void refusesWhoIsNotSignedInAndWhoMayNot(Api api) {
    var submission =
        api.send(
            api.request(null, "/api/ideas")
                .header("Content-Type", "application/json")
                .POST(Api.json(Api.idea("Ohne Anmeldung"))));
    assertThat(submission.status()).isEqualTo(401);

    var idea = api.submit(AUTHOR, "Selbst veröffentlicht");
    var etag = api.get(AUTHOR, "/api/ideas/" + idea).etag();
    assertThat(
            api.send(
                    api.request(AUTHOR, "/api/ideas/" + idea + "/publication")
                        .header("If-Match", String.valueOf(etag))
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .status())
        .isEqualTo(403);
  }

  @Test
  void answersARepeatedSubmissionWithTheSameIdea(Api api) {
    var body = Api.idea("Doppelt gesendet");
    var key = "system-test-" + System.nanoTime();

    var first = api.post(AUTHOR, "/api/ideas", body, "Idempotency-Key", key).expect(201);
    var second = api.post(AUTHOR, "/api/ideas", body, "Idempotency-Key", key).expect(201);
    var other = api.post(AUTHOR, "/api/ideas", Api.idea("Anderes"), "Idempotency-Key", key);

    assertThat(second.json().required("id")).isEqualTo(first.json().required("id"));
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void refusesAPageThatIsTooLongAndAParameterNobodyKnows(Api api) {
    assertThat(api.get(null, "/api/ideas?limit=101").expect(400).body()).contains("limit");
    assertThat(api.get(null, "/api/ideas?theme%5B%24gt%5D=").expect(400).body()).contains("theme");
    assertThat(api.get(null, "/api/ideas?cursor=forged").status()).isEqualTo(400);
  }

  @Test
  void speaksGermanToWhoAsksForIt(Api api) {
    var german =
        api.send(api.request(null, "/api/ideas?limit=0").header("Accept-Language", "de").GET());
    var english =
        api.send(api.request(null, "/api/ideas?limit=0").header("Accept-Language", "en").GET());

    assertThat(german.expect(400).json().required("title").asString())
        .isNotEqualTo(english.expect(400).json().required("title").asString());
  }

  @Test
  void answersWithAProblemWhereNothingIs(Api api) {
    for (var path :
        new String[] {"/api/partners/nothing", "/api/events/nothing", "/api/nothing", "/nothing"}) {
      var answer = api.get(null, path);
      assertThat(answer.status()).as(path + " " + answer.body()).isIn(401, 404);
      assertThat(answer.headers().get("Content-Type")).startsWith("application/problem+json");
    }
  }

  private static Map<String, Object> with(String name, Object value) {
    var idea = new HashMap<>(Api.idea("Eine Idee"));
    idea.put(name, value);
    return idea;
  }

  private static Map<String, Object> without(String name) {
    var idea = new HashMap<>(Api.idea("Eine Idee"));
    idea.remove(name);
    return idea;
  }
}
