package city.participation.systemtests;

import city.participation.systemtests.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events to which people come, as staff make them. */
final class Events {

  static final String PATH = "/api/events";

  private static final String STAFF = "demo-staff-1";

  private Events() {}

  /** {@code hall}: one that no other test has. */
  static Answer drafted(Api api, String programme, String hall, Instant start, Duration length) {
    var event =
        Map.of(
            "programmeId", programme,
            "title", Map.of("de", "Werkstatt im Veedel", "en", "A workshop in the quarter"),
            "description",
                Map.of(
                    "de", "Was braucht das Veedel von morgen?",
                    "en", "What will the quarter need tomorrow?"),
            "format", "WORKSHOP",
            "startsAt", start.toString(),
            "endsAt", start.plus(length).toString(),
            "attendance", "ON_SITE",
            "venue", Map.of("name", hall, "postcode", "50667", "district", "1"),
            "accessibility",
                Map.of(
                    "stepFree", true,
                    "hearingLoop", true,
                    "signLanguage", false,
                    "easyLanguage", false));
    return api.post(STAFF, PATH, event).expect(201);
  }

  /** Takes registrations for so many seats; its id. */
  static String opened(Api api, String programme, String hall, Instant start, int seats) {
    var draft = drafted(api, programme, hall, start, Duration.ofHours(2));
    var scheduled = Steps.step(api, STAFF, PATH, draft, "scheduling", null);
    var id = scheduled.json().required("id").asString();
    api.send(
            api.request(STAFF, PATH + "/" + id + "/seats")
                .header("Content-Type", "application/json")
                .PUT(Api.json(Map.of("onSite", Map.of("capacity", seats)))))
        .expect(201);
    Steps.step(api, STAFF, PATH, scheduled, "registration-opening", null);
    return id;
  }

  /** The path of the registration. */
  static String registered(Api api, String person, String event, String status) {
    var registrations = PATH + "/" + event + "/registrations";
    var registered = api.post(person, registrations, Map.of("mode", "ON_SITE")).expect(201).json();
    if (!registered.required("status").asString().equals(status)) {
      throw new AssertionError("expected %s, got %s".formatted(status, registered));
    }
    return registrations + "/" + registered.required("id").asString();
  }

  static String statusOf(Api api, @Nullable String client, String path) {
    return api.get(client, path).expect(200).json().required("status").asString();
  }
}
