package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who acts for an organisation, from the invitation to the removal, and what others make of it. */
@ExtendWith(SharedSuite.class)
class MemberWalkIT {

  private static final String OWNER = "demo-partner-1";
  private static final String COLLEAGUE = "demo-participant-7";
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @Test
  void actsForItFromTheInvitationToTheRemoval(Api api) {
    var idea =
        "/api/ideas/" + api.publish(api.submit("demo-participant-6", "Bänke für das Rheinufer"));
    var accredited = accredited(api, "Rheinufer e.V.", "VR 40783");
    var partner = accredited.json().required("id").asString();
    var path = Partners.PATH + "/" + partner;
    var endorsement = idea + "/endorsements/" + partner;
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(code(put(api, endorsement))).isEqualTo("not-a-member"));

    var token = Partners.invite(api, OWNER, accredited);
    var joined = api.post(COLLEAGUE, path + "/membership", token).expect(200);
    assertThat(api.post("demo-participant-8", path + "/membership", token).status())
        .as("a code is used once")
        .isEqualTo(404);
    await().atMost(Duration.ofSeconds(10)).until(() -> put(api, endorsement).status() == 200);

    var removed =
        api.send(
            api.request(OWNER, path + "/members/" + COLLEAGUE)
                .header("If-Match", Objects.requireNonNull(joined.etag()))
                .DELETE());

    removed.expect(200);
    await()
        .atMost(AT_ONCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(code(put(api, endorsement))).isEqualTo("not-a-member"));
    assertThat(api.get(COLLEAGUE, path).status()).as("nor does it show").isEqualTo(404);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(Inboxes.about(api, COLLEAGUE, partner))
                .extracting(one -> one.required("matter").asString())
                .contains("partner-member-revoked"));
  }

  @Test
  void needsTwoOfTheStaff(Api api) {
    var applied = applied(api, "Vier Augen e.V.", "VR 40784").expect(201);
    var reviewed = Partners.step(api, Partners.REVIEWER, applied, "review", null);
    var verdict = Map.of("verdict", "ACCREDIT", "reason", "Alle Unterlagen sind geprüft.");
    var recommended = Partners.step(api, Partners.REVIEWER, reviewed, "recommendation", verdict);
    var path = Partners.PATH + "/" + recommended.json().required("id").asString() + "/approval";
    var own =
        api.send(
            api.request(Partners.REVIEWER, path)
                .header("If-Match", Objects.requireNonNull(recommended.etag()))
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(own.status()).isEqualTo(403);
    assertThat(code(own)).isEqualTo("four-eyes");
    Partners.step(api, Partners.APPROVER, recommended, "approval", null);
  }

  @Test
  void isOneOrganisationHoweverManyApplyForItAtOnce(Api api) throws Exception {
    api.token(OWNER);
    var answers = new ArrayList<Future<Answer>>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        var key = "only-one-organisation-" + i;
        answers.add(people.submit(() -> appliedPatiently(api, key)));
      }
    }
    var statuses = new ArrayList<Integer>();
    for (var answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void isShownToEveryProgram(Api api) {
    var partner =
        accredited(api, "Maschinenlesbar e.V.", "VR 40786").json().required("id").asString();
    var csv = api.get(null, "/api/partners/directory/export").expect(200).body().lines().toList();
    assertThat(csv).filteredOn(line -> line.contains(partner)).hasSize(1);
    var described =
        api.send(
                api.request(null, "/api/partners/directory/" + partner)
                    .header("Accept", "application/ld+json")
                    .GET())
            .expect(200)
            .json();
    assertThat(described.required("@context").asString()).contains("schema.org");
    assertThat(described.required("name").asString()).isEqualTo("Maschinenlesbar e.V.");
    assertThat(List.of(csv.toString(), described.toString()))
        .as("no contact is public")
        .allSatisfy(it -> assertThat(it).doesNotContain("Kim Beispiel", "wegweiser.example"));
  }

  /** Tries again when so many at once are too many, as the answer asks for. */
  private static Answer appliedPatiently(Api api, String key) throws InterruptedException {
    var organisation = Partners.organisation("Nur einmal e.V.", "VR 40785");
    var answer = api.post(OWNER, Partners.PATH, organisation, "Idempotency-Key", key);
    for (int again = 0; again < 5 && answer.status() == 503; again++) {
      Thread.sleep(Duration.ofSeconds(Long.parseLong(answer.headers().get("Retry-After"))));
      answer = api.post(OWNER, Partners.PATH, organisation, "Idempotency-Key", key);
    }
    return answer;
  }

  private static Answer applied(Api api, String name, String register) {
    return api.post(OWNER, Partners.PATH, Partners.organisation(name, register));
  }

  private static Answer accredited(Api api, String name, String register) {
    return Partners.accredited(api, OWNER, name, register);
  }

  private static Answer put(Api api, String endorsement) {
    return api.send(
        api.request(COLLEAGUE, endorsement)
            .header("Content-Type", "application/json")
            .PUT(Api.json(Map.of("statement", "Wir stellen die Bänke auf."))));
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString("");
  }
}
