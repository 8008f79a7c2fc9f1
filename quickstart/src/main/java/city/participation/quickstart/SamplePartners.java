package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads the sample partners: applied for by two demo partners, accredited by two of the staff. */
final class SamplePartners {

  private static final String REVIEWER = "demo-staff-1";
  private static final String APPROVER = "demo-staff-2";
  private static final String ALL = "partners";
  private static final String PATH = "/api/partners";
  private static final Set<String> ENDED = Set.of("REJECTED", "WITHDRAWN");

  /** Taken up, recommended, approved; then it is read once more. */
  private static final int STEPS = 4;

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;

  SamplePartners(PublicApi api, Journal journal, Progress progress) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
  }

  /**
   * @param application the request as the API takes it
   * @param accredit whether the staff accredit it
   */
  record Sample(String key, String applicant, JsonNode application, boolean accredit) {

    String name() {
      return application.required("name").asString();
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
    progress.step("loading %d sample partners".formatted(samples.size()));
    int refused = 0;
    for (var sample : samples) {
      try {
        load(sample);
      } catch (RefusedRequest e) {
        refused++;
        progress.step("sample partner %s: %s".formatted(sample.key(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step(
          "sample content lacks %d partners; the next start tries again".formatted(refused));
      return false;
    }
    journal.write(ALL, "done");
    return true;
  }

  private void load(Sample sample) throws InterruptedException {
    var key = "partner-" + sample.key();
    var id = journal.of(key);
    if (id == null) {
      id = appliedEarlier(sample);
      if (id == null) {
        id =
            api.send("POST", sample.applicant(), PATH, sample.application(), Map.of())
                .orThrow("its application")
                .json()
                .required("id")
                .asString();
      }
      journal.write(key, id);
    }
    if (sample.accredit()) {
      accredit(sample, PATH + "/" + id);
    }
  }

  /** By a load that broke off before it could note the id: an organisation is taken in once. */
  private @Nullable String appliedEarlier(Sample sample) throws InterruptedException {
    var own =
        api.get(sample.applicant(), PATH + "?applicant=me&limit=100")
            .orThrow("the list of its applicant's partners")
            .json();
    for (var partner : own.required("items")) {
      if (partner.required("name").asString().equals(sample.name())
          && !ENDED.contains(partner.required("status").asString())) {
        return partner.required("id").asString();
      }
    }
    return null;
  }

  /** Goes on from wherever it stands: people may have acted between two starts. */
  private void accredit(Sample sample, String partner) throws InterruptedException {
    for (int step = 0; step < STEPS; step++) {
      var read = api.get(REVIEWER, partner).orThrow("reading it");
      var status = read.json().required("status").asString();
      if (status.equals("ACCREDITED")) {
        return;
      }
      var stage = read.json().path("review").path("stage").asString("");
      boolean ours = read.json().path("review").path("yours").asBoolean(false);
      if (read.etag() == null) {
        break;
      }
      var seen = Map.of("If-Match", read.etag());
      if (stage.equals("WAITING")) {
        api.send("POST", REVIEWER, partner + "/review", null, seen).orThrow("its review");
      } else if (stage.equals("IN_REVIEW") && ours) {
        var body =
            Map.of("verdict", "ACCREDIT", "reason", "Die Unterlagen sind vollständig und stimmig.");
        api.send("POST", REVIEWER, partner + "/recommendation", body, seen)
            .orThrow("its recommendation");
      } else if (stage.equals("RECOMMENDED") && ours) {
        api.send("POST", APPROVER, partner + "/approval", null, seen).orThrow("its approval");
      } else {
        progress.step(
            "sample partner %s is %s meanwhile and is left so".formatted(sample.key(), status));
        return;
      }
    }
  }

  /** Who acts for each partner, by its key. */
  static Map<String, String> applicants() {
    return samples().stream().collect(Collectors.toMap(Sample::key, Sample::applicant));
  }

  static List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    try (var in = SamplePartners.class.getResourceAsStream(SampleContent.RESOURCE)) {
      for (var node : new JsonMapper().readTree(in).required("partners")) {
        samples.add(
            new Sample(
                node.required("key").asString(),
                "demo-partner-" + node.required("applicant").asInt(),
                node.required("application"),
                node.path("accredit").asBoolean(false)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }
}
