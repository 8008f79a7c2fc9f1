package city.participation.events;

import city.participation.events.EventsApi.Answer;
import city.participation.events.EventsApi.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Events to test with, made as staff make them. */
public final class SampleEvents {

  public static final String REASON = "Der Saal ist nach einem Wasserschaden gesperrt.";
  public static final String LINK = "https://konferenz.example/geheim";

  private final EventsApi api;

  public SampleEvents(EventsApi api) {
    this.api = api;
  }

  /** What may differ from one event to another; everything else is as it is. */
  public record Wanted(
      String programme, String stage, String hall, String owner, Instant startsAt, Instant endsAt) {

    public Wanted in(String otherHall) {
      return new Wanted(programme, stage, otherHall, owner, startsAt, endsAt);
    }

    public Wanted by(String otherOwner) {
      return new Wanted(programme, stage, hall, otherOwner, startsAt, endsAt);
    }

    public Wanted at(Instant starts, Instant ends) {
      return new Wanted(programme, stage, hall, owner, starts, ends);
    }
  }

  /** An announced programme with a stage that has opened, in which the public can register. */
  public Answer programme() {
    return programme(EventsApi.programme("Köln 21 " + UUID.randomUUID()));
  }

  public Answer programme(String body) {
    String stage =
        EventsApi.stage(EventsApi.inDays(-1), EventsApi.inDays(60))
            .replace("\"SUBMIT\"", "\"REGISTER\"");
    return api.step(api.step(api.drafted(body), "/stages", stage), "/announcement", "");
  }

  /** In ten days for two hours, in a hall and with somebody of the staff whom nobody else has. */
  public Wanted wanted(Answer programme) {
    Instant start = inDays(10);
    return new Wanted(
        programme.id(),
        programme.body().path("stages").path(0).path("id").asString(),
        "Saal " + UUID.randomUUID(),
        "owner-" + UUID.randomUUID(),
        start,
        start.plus(Duration.ofHours(2)));
  }

  public static String body(Wanted wanted) {
    return """
    {"programmeId": "%s", "stageId": "%s",
     "title": {"de": "Bürgerdialog Ehrenfeld", "en": "Citizens' dialogue"},
     "description": {"de": "Was braucht das Veedel von morgen?",
                     "en": "What will the quarter need tomorrow?"},
     "format": "CITIZENS_DIALOGUE", "startsAt": "%s", "endsAt": "%s", "attendance": "HYBRID",
     "venue": {"name": "%s", "street": "Venloer Straße 429", "postcode": "50825", "city": "Köln",
               "district": "401", "point": {"type": "Point", "coordinates": [6.917, 50.95]}},
     "onlineLink": "%s", "owners": ["%s"], "languages": ["de", "tr"], "costCents": 0,
     "accessibility": {"stepFree": true, "hearingLoop": true, "signLanguage": false,
                       "easyLanguage": false},
     "speakers": [{"name": "Dr. Ayşe Beispiel", "role": "Dezernat VI"}],
     "agenda": [{"title": {"de": "Begrüßung"}, "minutes": 15}]}
    """
        .formatted(
            wanted.programme(),
            wanted.stage(),
            wanted.startsAt(),
            wanted.endsAt(),
            wanted.hall(),
            LINK,
            wanted.owner());
  }

  public Answer drafted(Wanted wanted) {
    return drafted(body(wanted));
  }

  public Answer drafted(String body) {
    return expect(201, api.post("/api/events").as(EventsApi.STAFF).json(body).send());
  }

  /** Where whom it is for may know of it. */
  public Answer scheduled(Wanted wanted) {
    return step(drafted(wanted), "/scheduling", "");
  }

  public Answer scheduled() {
    return scheduled(wanted(programme()));
  }

  /** What a step at the event begins with; {@code path} may be empty. */
  public Call call(String method, Answer before, String path) {
    String event = "/api/events/" + before.id() + path;
    return ("PATCH".equals(method) ? api.patch(event) : api.post(event)).ifMatch(before.tag());
  }

  /** A step of staff, which succeeds. */
  public Answer step(Answer before, String path, String json) {
    Call call = call("POST", before, path).as(EventsApi.STAFF);
    return expect(200, (json.isEmpty() ? call : call.json(json)).send());
  }

  public Answer shown(Answer event) {
    return expect(200, api.get("/api/events/" + event.id()).as(EventsApi.STAFF).send());
  }

  /** In milliseconds, as answers say it. */
  public static Instant inDays(int days) {
    return Instant.parse(EventsApi.inDays(days)).truncatedTo(ChronoUnit.MILLIS);
  }

  public static String reason() {
    return "{\"reason\": \"%s\"}".formatted(REASON);
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + ": " + answer.raw().body());
    }
    return answer;
  }
}
