package city.participation.quickstart;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads the sample events, once programmes and engagements are there: drafted by staff around the
 * present day, and scheduled.
 */
final class SampleEvents {

  private static final String STAFF = "demo-staff-1";
  private static final String ALL = "events";
  private static final String PATH = "/api/events";
  private static final int UNPROCESSABLE = 422;

  /** What is answered until the messages about a co-host have arrived. */
  private static final Set<String> NOT_YET =
      Set.of("co-host-not-accredited", "co-host-not-engaged");

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ATTEMPTS = 100;

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

  boolean areLoaded() {
    return journal.of(ALL) != null;
  }

  /**
   * Answers whether all of them are there; needs the programmes, and for co-hosts the engagements.
   */
  boolean load() throws InterruptedException {
    if (areLoaded()) {
      return true;
    }
    var samples = SampleEvent.all();
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
  private void load(SampleEvent sample) throws InterruptedException {
    if (journal.of(series(sample)) != null) {
      return;
    }
    var key = sample.journalKey();
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
        schedule(id, read);
      } else {
        plan(sample, sample.rule(), id, read);
      }
    }
  }

  private void schedule(String id, PublicApi.Answer draft) throws InterruptedException {
    var answer = attempt(id, draft, "scheduling", null);
    for (int attempt = 1; isTooEarly(answer) && attempt < ATTEMPTS; attempt++) {
      Thread.sleep(PAUSE);
      answer = attempt(id, draft, "scheduling", null);
    }
    answer.orThrow("its scheduling");
  }

  private static boolean isTooEarly(PublicApi.Answer answer) {
    return !answer.isSuccess()
        && NOT_YET.stream().anyMatch(code -> answer.body().contains('"' + code + '"'));
  }

  /** The draft has done its work then. */
  private void plan(SampleEvent sample, String rule, String id, PublicApi.Answer draft)
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

  private static String series(SampleEvent sample) {
    return "series-" + sample.key();
  }

  private void step(String id, PublicApi.Answer seen, String step, @Nullable Object body)
      throws InterruptedException {
    attempt(id, seen, step, body).orThrow("its " + step);
  }

  private PublicApi.Answer attempt(
      String id, PublicApi.Answer seen, String step, @Nullable Object body)
      throws InterruptedException {
    var tag = seen.etag();
    return api.send(
        "POST",
        STAFF,
        PATH + "/" + id + "/" + step,
        body,
        tag == null ? Map.of() : Map.of("If-Match", tag));
  }

  private static boolean isDraft(PublicApi.Answer read) {
    return read.json().required("status").asString().equals("DRAFT");
  }

  private boolean isOver(PublicApi.Answer read) {
    var ends = OffsetDateTime.parse(read.json().required("endsAt").asString()).toInstant();
    return !ends.isAfter(clock.instant());
  }

  private String draft(SampleEvent sample, String key) throws InterruptedException {
    var programme = journal.noted("programme-" + sample.programme());
    var coHosts = new ArrayList<String>();
    for (var partner : sample.coHosts()) {
      coHosts.add(journal.noted("partner-" + partner));
    }
    var request = sample.request(programme, coHosts, clock.instant());
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
}
