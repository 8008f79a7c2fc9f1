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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads where sample partners take part, once programmes and partners are there. */
final class SampleEngagements {

  private static final String STAFF = "demo-staff-1";
  private static final String ALL = "engagements";
  private static final String PATH = "/api/engagements";

  /** What is answered until the messages about the programme have arrived. */
  private static final String NOT_YET = "unknown-programme";

  /** What is answered once people, or the calendar, have acted between two starts. */
  private static final Set<String> CHANGED = Set.of("partner-not-accredited", "programme-over");

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ATTEMPTS = 50;

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;

  SampleEngagements(PublicApi api, Journal journal, Progress progress) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
  }

  /**
   * @param partner the key of a sample partner
   * @param programme the key of a sample programme
   * @param agreed whether the staff agree to it
   */
  record Sample(String partner, String programme, String role, JsonNode interest, boolean agreed) {

    String key() {
      return "engagement-" + partner + "-" + role;
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
    var applicants = SamplePartners.applicants();
    int refused = 0;
    for (var sample : samples()) {
      try {
        load(sample, Objects.requireNonNull(applicants.get(sample.partner())));
      } catch (RefusedRequest e) {
        refused++;
        progress.step("sample %s: %s".formatted(sample.key(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step(
          "sample content lacks %d engagements; the next start tries again".formatted(refused));
      return false;
    }
    journal.write(ALL, "done");
    return true;
  }

  private void load(Sample sample, String member) throws InterruptedException {
    var id = journal.of(sample.key());
    if (id == null) {
      id = proposedEarlier(sample, member);
      if (id == null) {
        id = propose(sample, member);
      }
      if (id == null) {
        return;
      }
      journal.write(sample.key(), id);
    }
    if (sample.agreed()) {
      agree(PATH + "/" + id);
    }
  }

  /** By a load that broke off before it could note the id: one of a kind is open at a time. */
  private @Nullable String proposedEarlier(Sample sample, String member)
      throws InterruptedException {
    var own =
        api.get(member, PATH + "?limit=100&partner=" + partner(sample))
            .orThrow("the list of its engagements")
            .json();
    for (var engagement : own.required("items")) {
      if (engagement.required("programme").asString().equals(programme(sample))
          && engagement.required("role").asString().equals(sample.role())) {
        return engagement.required("id").asString();
      }
    }
    return null;
  }

  /** Null if it cannot be proposed any more. */
  private @Nullable String propose(Sample sample, String member) throws InterruptedException {
    var body =
        Map.of(
            "partner", partner(sample),
            "programme", programme(sample),
            "role", sample.role(),
            "interest", sample.interest());
    for (int attempt = 1; ; attempt++) {
      var answer = api.send("POST", member, PATH, body, Map.of());
      if (answer.isSuccess()) {
        return answer.json().required("id").asString();
      }
      var code = answer.json().path("code").asString("");
      if (CHANGED.contains(code)) {
        progress.step("sample %s: %s, and is left so".formatted(sample.key(), code));
        return null;
      }
      if (attempt == ATTEMPTS || !answer.body().contains('"' + NOT_YET + '"')) {
        answer.orThrow("it");
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Unless people have decided on it between two starts. */
  private void agree(String engagement) throws InterruptedException {
    var read = api.get(STAFF, engagement).orThrow("reading it");
    if (read.json().required("status").asString().equals("PROPOSED") && read.etag() != null) {
      api.send("POST", STAFF, engagement + "/agreement", null, Map.of("If-Match", read.etag()))
          .orThrow("its agreement");
    }
  }

  private String partner(Sample sample) {
    return journal.noted("partner-" + sample.partner());
  }

  private String programme(Sample sample) {
    return journal.noted("programme-" + sample.programme());
  }

  static List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    try (var in = SampleEngagements.class.getResourceAsStream(SampleContent.RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("engagements")) {
        samples.add(
            new Sample(
                node.required("partner").asString(),
                node.required("programme").asString(),
                node.required("role").asString(),
                node.required("interest"),
                node.path("agreed").asBoolean(false)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }
}
