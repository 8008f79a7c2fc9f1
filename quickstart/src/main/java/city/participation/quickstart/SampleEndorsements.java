package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Loads what sample partners endorse, once ideas and partners are there. */
final class SampleEndorsements {

  private static final String ALL = "endorsements";

  /** What is answered until the messages about the partner have arrived. */
  private static final Set<String> NOT_YET = Set.of("not-a-member", "partner-not-accredited");

  private static final Set<String> CHANGED =
      Set.of(
          "idea-status",
          "stage-closed",
          "partner-suspended",
          "partner-expired",
          "partner-withdrawn");

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ATTEMPTS = 50;

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;

  SampleEndorsements(PublicApi api, Journal journal, Progress progress) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
  }

  /**
   * @param idea the key of a sample idea
   * @param partner the key of a sample partner
   */
  record Sample(String idea, String partner, @Nullable String statement) {}

  boolean areLoaded() {
    return journal.of(ALL) != null;
  }

  /** Answers whether all of them are there. */
  boolean load() throws InterruptedException {
    if (areLoaded()) {
      return true;
    }
    var applicants = SamplePartners.applicants();
    int refused = 0;
    for (var sample : samples()) {
      try {
        endorse(sample, Objects.requireNonNull(applicants.get(sample.partner())));
      } catch (RefusedRequest e) {
        refused++;
        progress.step(
            "sample endorsement of %s by %s: %s"
                .formatted(sample.idea(), sample.partner(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step(
          "sample content lacks %d endorsements; the next start tries again".formatted(refused));
      return false;
    }
    journal.write(ALL, "done");
    return true;
  }

  /** Endorsing twice is endorsing once, so this needs no journal. */
  private void endorse(Sample sample, String member) throws InterruptedException {
    var path =
        "/api/ideas/%s/endorsements/%s"
            .formatted(journal.of(sample.idea()), journal.of("partner-" + sample.partner()));
    var body = sample.statement() == null ? null : Map.of("statement", sample.statement());
    for (int attempt = 1; ; attempt++) {
      var answer = api.send("PUT", member, path, body, Map.of());
      if (answer.isSuccess()) {
        return;
      }
      var code = answer.json().path("code").asString("");
      if (CHANGED.contains(code)) {
        // By people between two starts.
        progress.step(
            "sample endorsement of %s by %s: %s, and is left so"
                .formatted(sample.idea(), sample.partner(), code));
        return;
      }
      if (attempt == ATTEMPTS || !NOT_YET.contains(code)) {
        answer.orThrow("it");
      }
      Thread.sleep(PAUSE);
    }
  }

  static List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    try (var in = SampleContent.class.getResourceAsStream(SampleContent.RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("endorsements")) {
        samples.add(
            new Sample(
                node.required("idea").asString(),
                node.required("partner").asString(),
                node.path("statement").asString(null)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }
}
