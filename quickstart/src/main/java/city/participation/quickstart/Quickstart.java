package city.participation.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** Runs the whole suite until it is told to stop; {@code ./start} builds and calls it. */
public final class Quickstart {

  private static final int FAILED = 1;
  private static final int USED_WRONGLY = 2;

  /** What a shell reports of a command that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  /** Whether sample events are over by now. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private Quickstart() {}

  /**
   * Returns never: the process ends with 0, or with 1 when the suite failed.
   *
   * @param arguments as {@code ./start --help} lists them
   */
  public static void main(String[] arguments) {
    // The terminal may claim to be ASCII; the sample walk has umlauts.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (StartFailure e) {
      out.println(e.getMessage());
      System.exit(USED_WRONGLY);
      return;
    }
    System.exit(run(options, new Progress(out)));
  }

  private static int run(Options options, Progress progress) {
    try {
      var ports = options.port() == 0 ? Ports.anyFree() : new Ports(options.port());
      ports.requireFree(options.rabbitmq() == null);
      var data = DataFolder.open(options.data());
      // Read by logback.xml when the first logger is made, here and before any thread.
      System.setProperty("participation.log", data.freshLog("launcher").toString());
      LoggerFactory.getLogger(Quickstart.class).info("{}", options);
      return serve(options, ports, data, progress);
    } catch (StartFailure e) {
      progress.say("\n" + e.getMessage());
      return FAILED;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Quickstart.class).error("the suite failed", e);
      progress.say(
          "%nThe suite failed: %s%nMore in %s/logs".formatted(e.getMessage(), options.data()));
      return FAILED;
    }
  }

  private static int serve(Options options, Ports ports, DataFolder data, Progress progress) {
    var suite = new Suite(options, ports, data, progress);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(suite, progress)));
    progress.say("Smart City Participation Suite: starting; data and logs in " + options.data());
    if (options.control()) {
      new Control(suite, progress, () -> System.exit(0)).obey(System.in);
    }
    try {
      suite.start();
      data.announce(ports);
      if (options.training()) {
        new Training(new PublicApi(ports)).drive();
        suite.finishTraining();
        return 0;
      }
      boolean sampled = !options.empty() && !options.engines();
      var sample =
          new SampleContent(new PublicApi(ports), data.file("sample-content.log"), progress);
      if (sampled) {
        load(sample::load, suite, progress);
      }
      progress.say(
          options.engines() ? Welcome.toEngines(options, ports) : Welcome.text(options, ports));
      if (sampled) {
        Thread.ofVirtual().start(() -> finish(sample, suite, progress));
      }
      suite.awaitDeath();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    } catch (RuntimeException e) {
      if (suite.isStopping()) {
        return INTERRUPTED;
      }
      throw suite.explain(e);
    }
  }

  private interface Loading {
    void run() throws InterruptedException;
  }

  /** Nobody waits for it: whoever wants to use the suite can. */
  private static void finish(SampleContent sample, Suite suite, Progress progress) {
    try {
      load(() -> sample.finish(LOOK_AGAIN), suite, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is missing then is no reason not to serve what is there. */
  private static void load(Loading loading, Suite suite, Progress progress)
      throws InterruptedException {
    try {
      loading.run();
    } catch (RuntimeException e) {
      if (!suite.isStopping()) {
        LoggerFactory.getLogger(Quickstart.class).error("the sample content is not loaded", e);
        progress.say(
            "The sample content could not be loaded, the next start tries again: "
                + e.getMessage());
      }
    }
  }

  private static void stop(Suite suite, Progress progress) {
    progress.say("\nstopping …");
    try {
      suite.close();
      progress.say("stopped: nothing is left running");
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Quickstart.class).error("not everything stopped as it should", e);
      progress.say("stopped, but not all of it in good order: " + e.getMessage());
    }
  }
}
