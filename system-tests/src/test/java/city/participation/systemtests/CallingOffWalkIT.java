package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What becomes of events, registrations and ideas once their programme is called off. */
@ExtendWith(SharedSuite.class)
class CallingOffWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String AUTHOR = "demo-participant-2";
  private static final String REGISTERED = "demo-participant-3";
  private static final String REASON = "Der Rat hat den Auftrag zurückgenommen.";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Instant now = Instant.now(Clock.systemUTC());

  @Test
  void endsAllThatWasStillToComeAndTellsWhoeverIsRegistered(Api api) {
    var programme =
        Programmes.announced(
            api, "Köln 21 auf Zeit", "PUBLIC", List.of("SUBMIT", "SUPPORT", "REGISTER"));
    var idea = Ideas.published(api, AUTHOR, "Bänke am Klettenberggürtel", programme);
    var path = "/api/ideas/" + idea;
    assertThat(api.support(REGISTERED, idea)).isEqualTo(200);
    var event =
        Events.opened(api, programme, "Saal " + UUID.randomUUID(), now.plus(Duration.ofDays(5)), 2);
    var shown = Events.PATH + "/" + event;
    var draft =
        Events.drafted(
            api,
            programme,
            "Saal " + UUID.randomUUID(),
            now.plus(Duration.ofDays(6)),
            Duration.ofHours(1));
    var registration = Events.registered(api, REGISTERED, event, "CONFIRMED");
    Inboxes.awaitTold(api, REGISTERED, event, PATIENCE, "registration-confirmed");

    var called =
        Steps.step(
            api,
            STAFF,
            Programmes.PATH,
            api.get(STAFF, Programmes.PATH + "/" + programme).expect(200),
            "cancellation",
            Map.of(
                "reason",
                REASON,
                "results",
                Map.of(
                    "de", "Eine Idee wurde gesammelt und geht an das Amt.",
                    "en", "One idea was collected and goes to the office.")));
    assertThat(called.json().required("status").asString()).isEqualTo("CLOSED");
    var closed = api.get(null, Programmes.PATH + "/" + programme).expect(200).json();
    assertThat(closed.required("calledOff").asBoolean()).isTrue();
    assertThat(closed.required("participationOpen").isEmpty()).isTrue();

    await().atMost(PATIENCE).until(() -> Events.statusOf(api, null, shown).equals("CANCELLED"));
    var timeline = api.get(null, shown + "/timeline").expect(200).json().required("items");
    assertThat(timeline.get(timeline.size() - 1).required("explanation").asString())
        .isEqualTo(REASON);
    var dropped = Events.PATH + "/" + draft.json().required("id").asString();
    await().atMost(PATIENCE).until(() -> Events.statusOf(api, STAFF, dropped).equals("DISCARDED"));
    Inboxes.awaitTold(
        api, REGISTERED, event, PATIENCE, "event-cancelled", "registration-confirmed");
    await()
        .atMost(PATIENCE)
        .until(() -> Events.statusOf(api, REGISTERED, registration).equals("CANCELLED"));
    Inboxes.awaitTold(
        api, REGISTERED, event, PATIENCE, "event-cancelled", "registration-confirmed");

    await().atMost(PATIENCE).until(() -> participationIn(api, path).isEmpty());
    assertThat(api.support("demo-participant-4", idea)).isEqualTo(409);
    assertThat(Ideas.supports(api.get(null, path).expect(200).json())).as("stays").isEqualTo(1);
  }

  private static JsonNode participationIn(Api api, String idea) {
    return api.get(null, idea).expect(200).json().required("participationOpen");
  }
}
