package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event's way into calendars, others that get in its way, and who has a seat. */
@ExtendWith(SharedSuite.class)
class EventWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String COLLEAGUE = "demo-staff-2";
  private static final String SEATED = "demo-participant-7";
  private static final String WAITING = "demo-participant-8";
  private static final String EVENTS = "/api/events";
  private static final Map<String, Object> REASON =
      Map.of("reason", "Der Saal ist nach einem Wasserschaden gesperrt.");

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Instant now = Instant.now(Clock.systemUTC());

  @Test
  void hasItsHallAloneIsMovedCancelledAndPostponed(Api api) {
    var programme = Programmes.announced(api, "Köln 21 trifft sich");
    var first = drafted(api, event(programme, now.plus(Duration.ofDays(3))));
    var id = first.json().required("id").asString();
    assertThat(api.get(null, EVENTS + "/" + id).status()).as("a draft").isEqualTo(404);
    var scheduled = Steps.step(api, STAFF, EVENTS, first, "scheduling", null);

    var second = drafted(api, event(programme, now.plus(Duration.ofDays(3)).plusSeconds(3_600)));
    var clash = attempt(api, second);
    assertThat(clash.status()).isEqualTo(409);
    assertThat(clash.json().required("code").asString()).isEqualTo("event-clash");
    assertThat(clash.json().required("clashes").required(0).required("id").asString())
        .isEqualTo(id);

    var later = now.plus(Duration.ofDays(4));
    var moved =
        Steps.step(
            api,
            STAFF,
            EVENTS,
            scheduled,
            "rescheduling",
            with(
                REASON,
                Map.of(
                    "startsAt", later.toString(),
                    "endsAt", later.plus(Duration.ofHours(2)).toString())));
    assertThat(moved.json().required("calendarSequence").asInt()).isEqualTo(1);
    var other = Steps.step(api, COLLEAGUE, EVENTS, second, "scheduling", null);
    assertThat(ids(api, programme)).containsExactly(idOf(other), id);
    var subscribed = calendar(api, programme, null);
    assertThat(entry(subscribed, id).getSequence().getValue()).isEqualTo(1);
    assertThat(entry(subscribed, id).getDateStart().getValue().toInstant())
        .isEqualTo(Instant.ofEpochSecond(later.getEpochSecond()));
    assertThat(entry(subscribed, idOf(other)).getStatus().isConfirmed()).isTrue();
    assertThat(calendar(api, programme, subscribed.etag()).status()).isEqualTo(304);
    Steps.step(api, STAFF, EVENTS, other, "cancellation", REASON);
    assertThat(Events.statusOf(api, null, EVENTS + "/" + idOf(other))).isEqualTo("CANCELLED");
    // What a calendar finds is looked for once a second.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> calendar(api, programme, subscribed.etag()).status() == 200);
    var cancelled = calendar(api, programme, subscribed.etag()).expect(200);
    assertThat(entry(cancelled, idOf(other)).getStatus().isCancelled()).isTrue();
    assertThat(entry(cancelled, id).getStatus().isConfirmed()).isTrue();

    var opened = Steps.step(api, STAFF, EVENTS, moved, "registration-opening", null);
    var shown = api.get(null, EVENTS + "/" + id).expect(200).json();
    assertThat(shown.required("participationOpen").toString()).isEqualTo("[\"register\"]");
    assertThat(shown.has("onlineLink")).isFalse();
    Steps.step(api, STAFF, EVENTS, opened, "postponement", REASON);
  }

  @Test
  void tellsWhoIsRegisteredWhatBecomesOfTheirSeats(Api api) {
    var draft =
        drafted(
            api,
            with(
                event(
                    Programmes.announced(api, "Köln 21 trifft sich"), now.plus(Duration.ofDays(5))),
                Map.of(
                    "venue",
                    Map.of("name", "Saal für eine Person", "postcode", "50667", "district", "1"))));
    var id = idOf(draft);
    var path = EVENTS + "/" + id;
    var scheduled = Steps.step(api, STAFF, EVENTS, draft, "scheduling", null);
    Steps.step(api, STAFF, EVENTS, scheduled, "registration-opening", null);
    api.send(
            api.request(STAFF, path + "/seats")
                .header("Content-Type", "application/json")
                .PUT(
                    Api.json(
                        Map.of("onSite", Map.of("capacity", 1), "online", Map.of("capacity", 50)))))
        .expect(201);
    var first = registered(api, SEATED, path);
    var second = registered(api, WAITING, path);
    Inboxes.awaitTold(api, SEATED, id, SOON, "registration-confirmed");
    Inboxes.awaitTold(api, WAITING, id, SOON, "registration-waitlisted");

    api.send(
            api.request(SEATED, path + "/registrations/" + idOf(first) + "/cancellation")
                .header("If-Match", Objects.requireNonNull(first.etag()))
                .POST(HttpRequest.BodyPublishers.noBody()))
        .expect(200);
    Inboxes.awaitTold(api, SEATED, id, SOON, "registration-cancelled", "registration-confirmed");
    Inboxes.awaitTold(api, WAITING, id, SOON, "registration-offered", "registration-waitlisted");

    var opened = api.get(STAFF, path).expect(200);
    Steps.step(api, STAFF, EVENTS, opened, "cancellation", REASON);
    var told = new String[] {"event-cancelled", "registration-offered", "registration-waitlisted"};
    Inboxes.awaitTold(api, WAITING, id, SOON, told);
    var seat = path + "/registrations/" + idOf(second);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            api.get(WAITING, seat)
                .expect(200)
                .json()
                .required("status")
                .asString()
                .equals("CANCELLED"));
    Inboxes.awaitTold(api, WAITING, id, SOON, told);
    Inboxes.awaitTold(api, SEATED, id, SOON, "registration-cancelled", "registration-confirmed");
  }

  private static Answer registered(Api api, String who, String path) {
    return api.post(who, path + "/registrations", Map.of("mode", "ON_SITE")).expect(201);
  }

  /** As a calendar program fetches it. */
  private static Answer calendar(Api api, String programme, @Nullable String known) {
    var request = api.request(null, EVENTS + "/calendar?programme=" + programme).GET();
    if (known != null) {
      request.header("If-None-Match", known);
    }
    return api.send(request);
  }

  private static VEvent entry(Answer calendar, String id) {
    return Biweekly.parse(calendar.expect(200).body()).first().getEvents().stream()
        .filter(it -> it.getUid().getValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Answer attempt(Api api, Answer draft) {
    return api.send(
        api.request(STAFF, EVENTS + "/" + idOf(draft) + "/scheduling")
            .header("If-Match", Objects.requireNonNull(draft.etag()))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static Answer drafted(Api api, Map<String, Object> event) {
    return api.post(STAFF, EVENTS, event).expect(201);
  }

  private static List<String> ids(Api api, String programme) {
    var ids = new ArrayList<String>();
    api.get(null, EVENTS + "?programme=" + programme)
        .expect(200)
        .json()
        .required("items")
        .forEach(it -> ids.add(it.required("id").asString()));
    return ids;
  }

  private static String idOf(Answer answer) {
    return answer.json().required("id").asString();
  }

  private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> other) {
    var both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  private static Map<String, Object> event(String programme, Instant start) {
    return Map.ofEntries(
        Map.entry("programmeId", programme),
        Map.entry("title", Map.of("de", "Bürgerdialog im Veedel", "en", "A citizens' dialogue")),
        Map.entry(
            "description",
            Map.of(
                "de", "Was braucht das Veedel von morgen?",
                "en", "What will the quarter need tomorrow?")),
        Map.entry("format", "CITIZENS_DIALOGUE"),
        Map.entry("startsAt", start.toString()),
        Map.entry("endsAt", start.plus(Duration.ofHours(2)).toString()),
        Map.entry("attendance", "HYBRID"),
        Map.entry(
            "venue",
            Map.of("name", "Saal des Event-Rundgangs", "postcode", "50667", "district", "1")),
        Map.entry("onlineLink", "https://konferenz.example/veedel"),
        Map.entry(
            "accessibility",
            Map.of(
                "stepFree", true,
                "hearingLoop", true,
                "signLanguage", false,
                "easyLanguage", false)));
  }
}
