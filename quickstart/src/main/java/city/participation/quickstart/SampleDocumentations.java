package city.participation.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Tells what came of the sample events that are past, as soon as they are over. */
final class SampleDocumentations {

  private static final String STAFF = "demo-staff-1";
  private static final String ALL = "documentations";
  private static final String PATH = "/api/events";

  /** An event that is still to end. */
  private static final Set<String> NOT_YET =
      Set.of("SCHEDULED", "REGISTRATION_OPEN", "REGISTRATION_CLOSED", "RUNNING");

  private static final int ATTEMPTS = 120;

  private final PublicApi api;
  private final Journal journal;
  private final Progress progress;
  private final Duration pause;

  /** {@code pause}: between two looks whether an event is over. */
  SampleDocumentations(PublicApi api, Journal journal, Progress progress, Duration pause) {
    this.api = api;
    this.journal = journal;
    this.progress = progress;
    this.pause = pause;
  }

  /** Needs the events and the ideas. */
  void load() throws InterruptedException {
    if (journal.of(ALL) != null) {
      return;
    }
    int refused = 0;
    for (var sample : SampleEvent.all()) {
      try {
        if (sample.documentation() != null) {
          document(sample, sample.documentation());
        }
      } catch (RefusedRequest e) {
        refused++;
        progress.step(
            "sample event %s is not documented: %s".formatted(sample.key(), e.getMessage()));
      }
    }
    if (refused > 0) {
      progress.step(
          "sample content lacks %d documentations; the next start tries again".formatted(refused));
      return;
    }
    journal.write(ALL, "done");
    progress.step("past sample events are documented");
  }

  /** Whoever did it, or called the event off, between two starts: so it stays. */
  private void document(SampleEvent sample, SampleEvent.Documentation documentation)
      throws InterruptedException {
    var event = PATH + "/" + journal.noted(sample.journalKey());
    var request = request(documentation);
    var read = api.get(STAFF, event).orThrow("reading it");
    for (int attempt = 1; NOT_YET.contains(status(read)) && attempt < ATTEMPTS; attempt++) {
      Thread.sleep(pause);
      read = api.get(STAFF, event).orThrow("reading it");
    }
    var status = status(read);
    if (NOT_YET.contains(status)) {
      throw new RefusedRequest("it is still " + status);
    }
    if (!status.equals("HELD") || read.etag() == null) {
      progress.step("sample event %s is %s and is left so".formatted(sample.key(), status));
      return;
    }
    api.send("POST", STAFF, event + "/documentation", request, Map.of("If-Match", read.etag()))
        .orThrow("its documentation");
  }

  private ObjectNode request(SampleEvent.Documentation documentation) {
    var ideas = new ArrayList<String>();
    for (var idea : documentation.ideas()) {
      ideas.add(journal.noted(idea));
    }
    var request = documentation.told().deepCopy();
    var recorded = request.putArray("ideas");
    ideas.forEach(recorded::add);
    return request;
  }

  private static String status(PublicApi.Answer read) {
    return read.json().required("status").asString();
  }
}
