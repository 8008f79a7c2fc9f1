package city.participation.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** The suite beside others that do a part of its work, on this machine and in the same run. */
final class Peers {

  private final Path root;
  private final Settings settings;
  private final Report report;
  private boolean failed;

  Peers(Path root, Settings settings, Report report) {
    this.root = root;
    this.settings = settings;
    this.report = report;
  }

  /** Says whether nothing failed, of which the folder would tell more. */
  boolean compare(Path folder) throws IOException, InterruptedException {
    var data = folder.resolve("peers");
    try (var suite = Suite.launch(root, data)) {
      suite.awaitReady(data);
      var ideas = new Ideas(suite);
      ideas.publishUpTo(settings.fewIdeas());
      attempt(
          "gateway and nginx",
          () ->
              new GatewayAndNginx(suite, settings, report)
                  .compare(
                      "one idea",
                      ideas.oneAfterTheOther(settings.fewIdeas()),
                      folder.resolve("nginx")));
      attempt(
          "submit and bare insert",
          () -> new SubmissionAndInsert(suite, settings, report).compare(ideas));
    }
    attempt(
        "relay, consumer and perf-test",
        () -> new MessagesAndPerfTest(root, settings, report).compare(folder));
    return !failed;
  }

  private interface Comparison {
    void make() throws IOException, InterruptedException;
  }

  /** A peer that fails must not take half an hour of other figures with it. */
  private void attempt(String what, Comparison comparison) throws InterruptedException {
    try {
      comparison.make();
    } catch (IOException | RuntimeException e) {
      failed = true;
      e.printStackTrace(System.out);
      report.failed(what, e);
    }
  }
}
