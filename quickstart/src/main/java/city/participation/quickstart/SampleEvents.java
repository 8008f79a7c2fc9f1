package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the sample events: drafted by staff around the present day, and scheduled. What is to be
 * past has begun and ends a minute later: the API schedules nothing that is over.
 */
final class SampleEvents {

  private static final String STAFF = "demo-staff-1";
  private static final String ALL = "events";
  private static final String PATH = "/api/events";
  private static final int UNPROCESSABLE = 422;
  private static final Duration BEGUN = Duration.ofHours(2);
  private static final Duration ENDS = Duration.ofMinutes(1);

  /** Times are the city's. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;
  private final Clock clock;

  SampleEvents(PublicApi api, Journal journal, Progress progress, Clock clock) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
    this.clock = clock;
  }

  /** At this time so many days from today, with registration until the day before. */
  record Coming(int day, String from, String until) {}

  /**
   * @param programme key of the sample programme in which it takes place
   * @param event the request as the API takes it, but for programme and time
   * @param coming null if it is over soon
   * @param rule of a series that is planned from it; null if it takes place once
   */
  record Sample(
      String key,
      String programme,
      JsonNode event,
      @Nullable Coming coming,
      @Nullable String rule) {

    String title() {
      return event.required("title").required("de").asString();
    }
  }

  boolean areLoaded() {
    return journal.of(ALL) != null;
  }

  /** Answers whether all of them are there; needs the programmes. */
  boolean load() throws InterruptedException {
    if (areLoaded()) {
      return true;
    }
    var samples = samples();
    progress.step("loading %d sample events".formatted(samples.size()));
    int refused = 0;
    for (var sample : samples) {
      try {
        load(sample);
      } catch (RefusedRequest e) {
        refused++;
        progress.step("sample event %s: %s".formatted(sample.key(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step(
          "sample content lacks %d events; the next start tries again".formatted(refused));
      return false;
    }
    journal.write(ALL, "done");
    return true;
  }

  /** Goes on from wherever it stands: people may have acted between two starts. */
  private void load(Sample sample) throws InterruptedException {
    if (journal.of(series(sample)) != null) {
      return;
    }
    var key = "event-" + sample.key();
    var id = journal.of(key);
    if (id == null) {
      id = draft(sample, "sample-" + key);
      journal.write(key, id);
    }
    var read = api.get(STAFF, PATH + "/" + id).orThrow("reading it");
    if (isDraft(read) && isOver(read)) {
      // A load that broke off before it was scheduled, and went on too late.
      step(id, read, "discarding", Map.of("reason", "Der Zeitpunkt ist vorüber."));
      id = draft(sample, "sample-" + key + "-" + clock.instant().getEpochSecond());
      journal.write(key, id);
      read = api.get(STAFF, PATH + "/" + id).orThrow("reading it");
    }
    if (isDraft(read)) {
      if (sample.rule() == null) {
        step(id, read, "scheduling", null);
      } else {
        plan(sample, sample.rule(), id, read);
      }
    }
  }

  /** The draft has done its work then. */
  private void plan(Sample sample, String rule, String id, PublicApi.Answer draft)
      throws InterruptedException {
    var planned =
        api.send(
                "POST",
                STAFF,
                PATH + "/" + id + "/series",
                Map.of("rule", rule),
                Map.of("Idempotency-Key", "sample-" + series(sample)))
            .orThrow("its series");
    step(id, draft, "discarding", Map.of("reason", "Die Reihe ist geplant."));
    journal.write(series(sample), planned.json().required("id").asString());
  }

  private static String series(Sample sample) {
    return "series-" + sample.key();
  }

  private void step(String id, PublicApi.Answer seen, String step, @Nullable Object body)
      throws InterruptedException {
    var tag = seen.etag();
    api.send(
            "POST",
            STAFF,
            PATH + "/" + id + "/" + step,
            body,
            tag == null ? Map.of() : Map.of("If-Match", tag))
        .orThrow("its " + step);
  }

  private static boolean isDraft(PublicApi.Answer read) {
    return read.json().required("status").asString().equals("DRAFT");
  }

  private boolean isOver(PublicApi.Answer read) {
    var ends = OffsetDateTime.parse(read.json().required("endsAt").asString()).toInstant();
    return !ends.isAfter(clock.instant());
  }

  private String draft(Sample sample, String key) throws InterruptedException {
    var programme = journal.of("programme-" + sample.programme());
    var request = new LinkedHashMap<String, Object>();
    request.put("programmeId", programme);
    request.putAll(time(sample));
    sample.event().properties().forEach(it -> request.put(it.getKey(), it.getValue()));
    var answer = api.send("POST", STAFF, PATH, request, Map.of("Idempotency-Key", key));
    if (answer.status() == UNPROCESSABLE && answer.body().contains("idempotency-key-reused")) {
      // A load that broke off before it could note the id; the API no longer keeps its answer.
      for (var list : List.of("?status=DRAFT&", "?from=2020-01-01T00:00:00Z&")) {
        var page =
            api.get(STAFF, PATH + list + "limit=100&programme=" + programme)
                .orThrow("the list of events")
                .json();
        for (var one : page.required("items")) {
          if (one.required("title").required("de").asString().equals(sample.title())) {
            return one.required("id").asString();
          }
        }
      }
    }
    return answer.orThrow("its draft").json().required("id").asString();
  }

  private Map<String, Object> time(Sample sample) {
    Instant now = clock.instant();
    var coming = sample.coming();
    if (coming == null) {
      return Map.of(
          "startsAt", now.minus(BEGUN).toString(),
          "endsAt", now.plus(ENDS).toString());
    }
    return Map.of(
        "startsAt", at(now, coming.day(), coming.from()),
        "endsAt", at(now, coming.day(), coming.until()),
        "registration",
            Map.of(
                "opensAt", now.minus(BEGUN).toString(),
                "closesAt", at(now, coming.day() - 1, coming.from())));
  }

  private static String at(Instant now, int day, String time) {
    return OffsetDateTime.from(
            now.atZone(ZONE).toLocalDate().plusDays(day).atTime(LocalTime.parse(time)).atZone(ZONE))
        .toString();
  }

  static List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    try (var in = SampleEvents.class.getResourceAsStream(SampleContent.RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("events")) {
        var coming = node.get("coming");
        var rule = node.get("rule");
        samples.add(
            new Sample(
                node.required("key").asString(),
                node.required("programme").asString(),
                node.required("event"),
                coming == null
                    ? null
                    : new Coming(
                        coming.required("day").asInt(),
                        coming.required("from").asString(),
                        coming.required("until").asString()),
                rule == null ? null : rule.asString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }
}
