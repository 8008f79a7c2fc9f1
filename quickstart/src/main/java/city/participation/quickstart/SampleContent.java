package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads the sample programmes, ideas, partners, engagements, events and endorsements through the
 * public API. A journal in the data folder has a line for every step done, so an interrupted load
 * goes on where it stopped and a finished one is not repeated.
 */
final class SampleContent {

  static final String RESOURCE = "/sample-content.json";
  private static final String MODERATOR = "demo-moderator-1";
  private static final String ALL = "all";
  private static final int UNPROCESSABLE = 422;

  /** What is answered until the messages about the programme and its stage have arrived. */
  private static final Set<String> NOT_YET = Set.of("unknown-programme", "stage-opens-later");

  /** What is answered once people, or the calendar, have brought the stage to its end. */
  private static final Set<String> OVER = Set.of("stage-closed", "programme-over");

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ATTEMPTS = 50;

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;

  SampleContent(PublicApi api, Path journal, Progress progress) {
    this.api = api;
    this.journal = Journal.read(journal);
    this.progress = progress;
  }

  /**
   * @param key names the idea in the journal and in its Idempotency-Key
   * @param submission the request as the API takes it, but for the programme
   * @param programme the key of the sample programme that it belongs to
   * @param publish whether the moderator publishes it
   * @param rejection the request with which the moderator rejects it
   */
  record Sample(
      String key,
      String author,
      ObjectNode submission,
      @Nullable String programme,
      boolean publish,
      @Nullable JsonNode rejection,
      List<String> supporters) {}

  void load() throws InterruptedException {
    var partners = new SamplePartners(api, journal, progress);
    var programmes = new SampleProgrammes(api, journal, progress, Clock.systemUTC());
    var events = new SampleEvents(api, journal, progress, Clock.systemUTC());
    var engagements = new SampleEngagements(api, journal, progress);
    var endorsements = new SampleEndorsements(api, journal, progress);
    if (journal.of(ALL) != null
        && partners.areLoaded()
        && programmes.areLoaded()
        && events.areLoaded()
        && engagements.areLoaded()
        && endorsements.areLoaded()) {
      return;
    }
    boolean planned = programmes.load();
    boolean ideas = loadIdeas(planned);
    boolean organisations = partners.load();
    boolean engaged = planned && organisations && engagements.load();
    boolean scheduled = planned && events.load();
    if (organisations && ideas && endorsements.load() && engaged && scheduled) {
      progress.step("sample content is loaded");
    }
  }

  /**
   * What only can be once some of the events are over: a minute later, by which all else serves.
   */
  void finish(Duration pause) throws InterruptedException {
    new SampleDocumentations(api, journal, progress, pause).load();
  }

  /** {@code planned}: whether all programmes are there. */
  private boolean loadIdeas(boolean planned) throws InterruptedException {
    if (journal.of(ALL) != null) {
      return true;
    }
    var samples = samples();
    progress.step("loading %d sample ideas".formatted(samples.size()));
    int refused = 0;
    for (var sample : samples) {
      try {
        if (!planned && sample.programme() != null) {
          throw new RefusedRequest("its programme is not there");
        }
        load(sample);
      } catch (RefusedRequest e) {
        refused++;
        progress.step("sample idea %s: %s".formatted(sample.key(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step("sample content lacks %d ideas; the next start tries again".formatted(refused));
      return false;
    }
    journal.write(ALL, "done");
    return true;
  }

  private void load(Sample sample) throws InterruptedException {
    var id = journal.of(sample.key());
    if (id == null) {
      id = submit(sample);
      journal.write(sample.key(), id);
    }
    var idea = "/api/ideas/" + id;
    if (sample.rejection() != null) {
      decide(sample.key(), idea, "rejection", "REJECTED", sample.rejection());
    }
    if (sample.publish() && decide(sample.key(), idea, "publication", "PUBLISHED", null)) {
      for (var supporter : sample.supporters()) {
        // Supporting twice is supporting once, so this needs no journal.
        var answer = api.send("PUT", supporter, idea + "/support", null, Map.of());
        if (says(answer, OVER)) {
          progress.step(
              "sample idea %s is closed meanwhile and is left so".formatted(sample.key()));
          return;
        }
        answer.orThrow("its support");
      }
    }
  }

  private String submit(Sample sample) throws InterruptedException {
    var programme =
        sample.programme() == null ? null : journal.of("programme-" + sample.programme());
    var answer = send(sample, programme);
    for (int attempt = 1; says(answer, NOT_YET) && attempt < ATTEMPTS; attempt++) {
      Thread.sleep(PAUSE);
      answer = send(sample, programme);
    }
    if (says(answer, OVER)) {
      progress.step("sample idea %s is too late for its programme".formatted(sample.key()));
      answer = send(sample, null);
    }
    if (answer.status() == UNPROCESSABLE && answer.body().contains("idempotency-key-reused")) {
      // A load that broke off before it could note the id; the API no longer keeps its answer.
      var earlier = submittedEarlier(sample);
      if (earlier != null) {
        return earlier;
      }
    }
    return answer.orThrow("its submission").json().required("id").asString();
  }

  private PublicApi.Answer send(Sample sample, @Nullable String programme)
      throws InterruptedException {
    var body = sample.submission().deepCopy();
    if (programme != null) {
      body.put("programme", programme);
    }
    return api.send(
        "POST",
        sample.author(),
        "/api/ideas",
        body,
        Map.of("Idempotency-Key", "sample-" + sample.key()));
  }

  /** Whether it is refused, as a whole or in one field, with one of the codes. */
  private static boolean says(PublicApi.Answer answer, Set<String> codes) {
    return !answer.isSuccess()
        && codes.stream().anyMatch(code -> answer.body().contains('"' + code + '"'));
  }

  private @Nullable String submittedEarlier(Sample sample) throws InterruptedException {
    var title = sample.submission().required("title").asString();
    var cursor = "";
    do {
      var page =
          api.get(sample.author(), "/api/ideas?author=me&limit=100" + cursor)
              .orThrow("the list of its author's ideas")
              .json();
      for (var idea : page.required("items")) {
        if (idea.required("title").asString().equals(title)) {
          return idea.required("id").asString();
        }
      }
      cursor = page.hasNonNull("next") ? "&cursor=" + page.required("next").asString() : "";
    } while (!cursor.isEmpty());
    return null;
  }

  /** Answers whether the idea is as wanted: people may have changed it between two starts. */
  private boolean decide(
      String key, String idea, String decision, String wanted, @Nullable JsonNode body)
      throws InterruptedException {
    var read = api.get(MODERATOR, idea).orThrow("reading it");
    var status = read.json().required("status").asString();
    if (status.equals(wanted)) {
      return true;
    }
    if (!status.equals("SUBMITTED") || read.etag() == null) {
      progress.step("sample idea %s is %s meanwhile and is left so".formatted(key, status));
      return false;
    }
    api.send("POST", MODERATOR, idea + "/" + decision, body, Map.of("If-Match", read.etag()))
        .orThrow("its " + decision);
    return true;
  }

  static List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    try (var in = SampleContent.class.getResourceAsStream(RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("ideas")) {
        var supporters = new ArrayList<String>();
        node.path("supporters").forEach(number -> supporters.add(participant(number)));
        samples.add(
            new Sample(
                node.required("key").asString(),
                participant(node.required("author")),
                node.required("submission").asObject(),
                node.path("programme").asString(null),
                node.path("publish").asBoolean(false),
                node.get("rejection"),
                supporters));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  private static String participant(JsonNode number) {
    return "demo-participant-" + number.asInt();
  }
}
