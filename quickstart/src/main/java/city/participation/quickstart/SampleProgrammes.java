package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads the sample programmes: drafted, planned around the present day and announced by staff. */
final class SampleProgrammes {

  private static final String STAFF = "demo-staff-1";
  private static final String ALL = "programmes";
  private static final String PATH = "/api/programmes";
  private static final int UNPROCESSABLE = 422;

  /** Days are the city's. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;
  private final Clock clock;

  SampleProgrammes(PublicApi api, Journal journal, Progress progress, Clock clock) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
    this.clock = clock;
  }

  /** {@code opens}, {@code closes}: the days from today with which it begins and ends. */
  record Stage(JsonNode title, int opens, int closes, JsonNode actions) {}

  /** {@code programme}: the request as the API takes it. */
  record Sample(String key, JsonNode programme, List<Stage> stages) {

    String title() {
      return programme.required("title").required("de").asString();
    }
  }

  boolean areLoaded() {
    return journal.of(ALL) != null;
  }

  /** Answers whether all of them are there. */
  boolean load() throws InterruptedException {
    if (areLoaded()) {
      return true;
    }
    var samples = samples();
    progress.step("loading %d sample programmes".formatted(samples.size()));
    int refused = 0;
    for (var sample : samples) {
      try {
        load(sample);
      } catch (RefusedRequest e) {
        refused++;
        progress.step("sample programme %s: %s".formatted(sample.key(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step(
          "sample content lacks %d programmes; the next start tries again".formatted(refused));
      return false;
    }
    journal.write(ALL, "done");
    return true;
  }

  /** Goes on from wherever it stands: people may have acted between two starts. */
  private void load(Sample sample) throws InterruptedException {
    var key = "programme-" + sample.key();
    var id = journal.of(key);
    if (id == null) {
      id = draft(sample);
      journal.write(key, id);
    }
    var programme = PATH + "/" + id;
    while (true) {
      var read = api.get(STAFF, programme).orThrow("reading it");
      if (!read.json().required("status").asString().equals("DRAFT") || read.etag() == null) {
        return;
      }
      var seen = Map.of("If-Match", read.etag());
      int planned = read.json().required("stages").size();
      if (planned < sample.stages().size()) {
        var stage = body(sample.stages().get(planned));
        api.send("POST", STAFF, programme + "/stages", stage, seen).orThrow("its stage");
      } else {
        api.send("POST", STAFF, programme + "/announcement", null, seen)
            .orThrow("its announcement");
      }
    }
  }

  private String draft(Sample sample) throws InterruptedException {
    var answer =
        api.send(
            "POST",
            STAFF,
            PATH,
            sample.programme(),
            Map.of("Idempotency-Key", "sample-programme-" + sample.key()));
    if (answer.status() == UNPROCESSABLE && answer.body().contains("idempotency-key-reused")) {
      // A load that broke off before it could note the id; the API no longer keeps its answer.
      for (var list : List.of("?status=DRAFT&limit=100", "?limit=100")) {
        var earlier = draftedEarlier(sample, list);
        if (earlier != null) {
          return earlier;
        }
      }
    }
    return answer.orThrow("its draft").json().required("id").asString();
  }

  private @Nullable String draftedEarlier(Sample sample, String list) throws InterruptedException {
    var page = api.get(STAFF, PATH + list).orThrow("the list of programmes").json();
    for (var one : page.required("items")) {
      if (one.required("title").required("de").asString().equals(sample.title())) {
        return one.required("id").asString();
      }
    }
    return null;
  }

  private Map<String, Object> body(Stage stage) {
    return Map.of(
        "title", stage.title(),
        "opensAt", day(stage.opens()),
        "closesAt", day(stage.closes()),
        "allowedActions", stage.actions());
  }

  private String day(int days) {
    Instant now = clock.instant();
    return now.plus(Duration.ofDays(days))
        .atZone(ZONE)
        .truncatedTo(ChronoUnit.DAYS)
        .toOffsetDateTime()
        .toString();
  }

  static List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    try (var in = SampleProgrammes.class.getResourceAsStream(SampleContent.RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("programmes")) {
        var stages = new ArrayList<Stage>();
        for (var stage : node.required("stages")) {
          stages.add(
              new Stage(
                  stage.required("title"),
                  stage.required("opens").asInt(),
                  stage.required("closes").asInt(),
                  stage.required("actions")));
        }
        samples.add(
            new Sample(node.required("key").asString(), node.required("programme"), stages));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }
}
