package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the sample ideas through the public API. A journal in the data folder has a line for every
 * step done, so an interrupted load goes on where it stopped and a finished one is not repeated.
 */
final class SampleContent {

  private static final String RESOURCE = "/sample-content.json";
  private static final String MODERATOR = "demo-moderator-1";
  private static final String ALL = "all";

  private final PublicApi api;
  private final Path journal;
  private final Progress progress;
  private final Map<String, String> done = new HashMap<>();

  SampleContent(PublicApi api, Path journal, Progress progress) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
  }

  /**
   * @param key names the idea in the journal and in its Idempotency-Key
   * @param submission the request as the API takes it
   * @param publish whether the moderator publishes it
   * @param rejection the request with which the moderator rejects it
   */
  record Sample(
      String key,
      String author,
      JsonNode submission,
      boolean publish,
      @Nullable JsonNode rejection,
      List<String> supporters) {}

  void load() throws InterruptedException {
    readJournal();
    if (done.containsKey(ALL)) {
      return;
    }
    var samples = samples();
    progress.step("loading %d sample ideas".formatted(samples.size()));
    for (var sample : samples) {
      load(sample);
    }
    write(ALL, "done");
    progress.step("sample content is loaded");
  }

  private void load(Sample sample) throws InterruptedException {
    var id = done.get(sample.key());
    if (id == null) {
      id = submit(sample);
      write(sample.key(), id);
    }
    var idea = "/api/ideas/" + id;
    if (sample.publish()) {
      decide(sample.key(), idea, "publication", null);
    }
    if (sample.rejection() != null) {
      decide(sample.key(), idea, "rejection", sample.rejection());
    }
    for (var supporter : sample.supporters()) {
      // Supporting twice is supporting once, so this needs no journal.
      api.send("PUT", supporter, idea + "/support", null, Map.of()).orThrow("a sample support");
    }
  }

  private String submit(Sample sample) throws InterruptedException {
    return api.send(
            "POST",
            sample.author(),
            "/api/ideas",
            sample.submission(),
            Map.of("Idempotency-Key", "sample-" + sample.key()))
        .orThrow("the sample idea " + sample.key())
        .json()
        .required("id")
        .asString();
  }

  private void decide(String key, String idea, String decision, @Nullable JsonNode body)
      throws InterruptedException {
    var read = api.get(MODERATOR, idea).orThrow("the sample idea " + key);
    if (!read.json().required("status").asString().equals("SUBMITTED") || read.etag() == null) {
      return;
    }
    api.send("POST", MODERATOR, idea + "/" + decision, body, Map.of("If-Match", read.etag()))
        .orThrow("the %s of the sample idea %s".formatted(decision, key));
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
                node.required("submission"),
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

  private void readJournal() {
    try {
      if (Files.exists(journal)) {
        for (var line : Files.readAllLines(journal)) {
          var words = line.split(" ", 2);
          // A line cut short by a crash counts as not written: its step is repeated.
          if (words.length == 2 && !words[1].isBlank()) {
            done.put(words[0], words[1]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String key, String value) {
    try {
      Files.writeString(
          journal, key + " " + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
