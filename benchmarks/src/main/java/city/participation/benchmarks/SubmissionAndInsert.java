package city.participation.benchmarks;

import java.io.IOException;
import java.util.Optional;
import org.bson.Document;

/** Submissions through the gateway, and the insert at the bottom of each of them alone. */
final class SubmissionAndInsert {

  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 3;
  private static final int ATTEMPTS = 500;
  private static final String SUBMISSION = "submission";
  private static final String INSERT = "insert";

  private final Suite suite;
  private final Settings settings;
  private final Report report;
  private final Usage everything = new Usage(ProcessHandle.current());
  private final Rounds costs = new Rounds();
  private final Rounds latencies = new Rounds();

  SubmissionAndInsert(Suite suite, Settings settings, Report report) {
    this.suite = suite;
    this.settings = settings;
    this.report = report;
  }

  void compare(Ideas ideas) throws IOException, InterruptedException {
    try (var inserts = new BareInserts(suite.ideasDatabase())) {
      var model = submitted(ideas, inserts);
      new Load(suite.port(), CONNECTIONS).run(settings.warmUp(), ideas::nextSubmission);
      inserts.run(model, CONNECTIONS, settings.time());
      suite.awaitHandedOver();
      var others = OtherWork.watch();
      for (int round = 0; round < ROUNDS; round++) {
        measureInserts(inserts, model);
        measureSubmissions(ideas);
      }
      others.report("submit and bare insert", report);
    }
    report();
  }

  /** As it is stored with its message, which the relay is quick to take out again. */
  private Document submitted(Ideas ideas, BareInserts store) throws IOException {
    try (var connection = new Connection(suite.port())) {
      var found = Optional.<Document>empty();
      for (int attempt = 0; found.isEmpty() && attempt < ATTEMPTS; attempt++) {
        found = store.submitted(ideas.submit(connection));
      }
      return found.orElseThrow(
          () -> new IllegalStateException("each idea's message was gone before it could be seen"));
    }
  }

  /** The driver is a client of its own, whose work counts: here it is what ideas-service is. */
  private void measureInserts(BareInserts inserts, Document model) throws InterruptedException {
    double before = everything.cpuSeconds();
    var result = inserts.run(model, CONNECTIONS, settings.round());
    costs.add(INSERT, (everything.cpuSeconds() - before) * 1000 / result.count());
    latencies.add(INSERT, result.percentile(50));
  }

  private void measureSubmissions(Ideas ideas) throws InterruptedException {
    double before = suite.usage().cpuSeconds();
    var result = new Load(suite.port(), CONNECTIONS).run(settings.round(), ideas::nextSubmission);
    suite.awaitHandedOver();
    costs.add(SUBMISSION, (suite.usage().cpuSeconds() - before) * 1000 / result.good());
    latencies.add(SUBMISSION, result.latencies().percentile(50));
    report.notGood("submit, in turn with the bare insert", result);
  }

  private void report() {
    report.fact("bare insert of an idea: CPU a write", costs.median(INSERT), "ms");
    report.fact("submit, in turn with it: CPU a write", costs.median(SUBMISSION), "ms");
    report.fact(
        "submit ÷ bare insert: CPU a write", costs.median(SUBMISSION) / costs.median(INSERT), "");
    report.fact("bare insert of an idea: p50", latencies.median(INSERT), "ms");
    report.fact("submit, in turn with it: p50", latencies.median(SUBMISSION), "ms");
    report.fact(
        "submit ÷ bare insert: p50", latencies.median(SUBMISSION) / latencies.median(INSERT), "");
    report.note(
        ("submit and bare insert: medians of %d rounds of %d s each, in turn, after %d s of"
                + " submissions, with %d connections."
                + " The bare insert is that of a stored idea with its message, with a new id, by the"
                + " synchronous driver (majority, journal) into the same running server, with the"
                + " same indexes; its CPU is that of the driver's process and of the suite, which has"
                + " nothing else to do. To submit is all of it: gateway, token, checks, the same"
                + " insert, the message handed over, and its handling by notifications-service and events-service")
            .formatted(
                ROUNDS, settings.round().toSeconds(), settings.warmUp().toSeconds(), CONNECTIONS));
  }
}
