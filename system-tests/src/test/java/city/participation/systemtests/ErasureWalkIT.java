package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A person's way out: what they contributed stays, they do not. */
@ExtendWith(SharedSuite.class)
class ErasureWalkIT {

  /** Whom no other test needs. */
  private static final String PERSON = "demo-participant-9";

  /** Who waits for the seat that the person has. */
  private static final String NEXT = "demo-participant-8";

  private static final String STAFF = "demo-staff-1";
  private static final String ERASURES = "/api/erasure-requests";

  @Test
  void forgetsThePersonAndKeepsWhatTheyContributed(Api api) {
    var idea = api.publish(api.submit(PERSON, "Schattenplätze am Ebertplatz"));
    var supported = api.publish(api.submit("demo-participant-1", "Lastenräder zum Leihen"));
    api.support(PERSON, supported);
    var partner = Partners.accredited(api, "demo-partner-2", "Schattenbäume e.V.", "VR 40787");
    var members = Partners.PATH + "/" + partner.json().required("id").asString() + "/members";
    var token = Partners.invite(api, "demo-partner-2", partner);
    api.post(PERSON, members.replace("/members", "/membership"), token).expect(200);
    assertThat(api.get("demo-partner-2", members).expect(200).body()).contains(PERSON);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(Inboxes.about(api, PERSON, idea)).hasSize(1));
    var event =
        Events.opened(
            api,
            Programmes.announced(api, "Schatten für Köln"),
            "Saal " + UUID.randomUUID(),
            Instant.now(Clock.systemUTC()).plus(Duration.ofDays(5)),
            1);
    var registration = Events.registered(api, PERSON, event, "CONFIRMED");
    var behind = Events.registered(api, NEXT, event, "WAITLISTED");
    var expected = Events.PATH + "/" + event + "/check-in-list";
    var ticket = registration.substring(registration.lastIndexOf('/') + 1);
    assertThat(api.get(STAFF, expected).expect(200).body()).contains(ticket);

    assertThat(api.post(PERSON, ERASURES, Map.of("confirmation", "yes")).status()).isEqualTo(400);
    var asked =
        api.post(PERSON, ERASURES, Map.of("confirmation", "ERASE_EVERYTHING_ABOUT_ME")).expect(201);
    var path = ERASURES + "/" + asked.json().required("id").asString();
    var receipt = asked.json().required("receipt").asString();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          var shown = shown(api, path, receipt);
          assertThat(shown.required("status").asString())
              .as(shown.toString())
              .isEqualTo("COMPLETED");
        });

    assertThat(shown(api, path, receipt).required("services"))
        .extracting(it -> it.required("service").asString())
        .contains("notifications", "ideas", "partners", "events");
    assertThat(api.get("demo-partner-2", members).expect(200).body()).doesNotContain(PERSON);
    assertThat(
            api.get(null, "/api/partners/directory?q=schattenb%C3%A4ume")
                .expect(200)
                .json()
                .required("items"))
        .as("the organisation stays")
        .hasSize(1);
    assertThat(api.get(PERSON, path).status()).as("nobody knows whose it was").isEqualTo(404);
    assertThat(Inboxes.all(api, PERSON)).isEmpty();
    assertThat(Pages.all(api, PERSON, Events.PATH + "/registrations")).isEmpty();
    assertThat(api.get(PERSON, registration).status()).isEqualTo(404);
    assertThat(api.get(STAFF, expected).expect(200).body()).doesNotContain(ticket);
    await("the seat goes to whoever waits")
        .atMost(Duration.ofMinutes(2))
        .until(() -> Events.statusOf(api, NEXT, behind).equals("OFFERED"));
    assertThat(Pages.all(api, PERSON, "/api/ideas?author=me")).isEmpty();
    assertThat(api.get(null, "/api/ideas/" + idea).expect(200).json().required("title").asString())
        .isEqualTo("Schattenplätze am Ebertplatz");
    assertThat(
            api.get(PERSON, "/api/ideas/" + supported)
                .expect(200)
                .json()
                .required("supportCount")
                .asInt())
        .isZero();
  }

  /** As somebody without an account sees it. */
  private static JsonNode shown(Api api, String path, String receipt) {
    return api.send(api.request(null, path).header("Erasure-Receipt", receipt).GET())
        .expect(200)
        .json();
  }
}
