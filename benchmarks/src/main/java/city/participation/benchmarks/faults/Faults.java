package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Fleet;
import city.participation.benchmarks.faults.fleet.Plan;
import city.participation.benchmarks.faults.fleet.Service;
import city.participation.benchmarks.faults.history.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Breaks a suite of its own on this machine; {@code benchmarks/faults} builds and calls it. */
public final class Faults {

  /** What every build can wait for. */
  private static final List<String> SHORT =
      List.of("storm", "broker-away", "poison", "same-key", "same-tag", "two-instances");

  private Faults() {}

  /**
   * Prints a table of promises and ends with 1 if one of them was broken.
   *
   * @param arguments the root of the repository; {@code --minutes N} of random faults; {@code
   *     --writes N} a second; {@code --seed N}; {@code --scenarios NAME,NAME}; {@code --broker
   *     embedded|native}; {@code --write} keeps the table
   */
  public static void main(String[] arguments) throws Exception {
    // Threads of engines and sign-in would keep a failed run alive.
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      failure.printStackTrace(System.out);
      Runtime.getRuntime().halt(2);
    });
    var settings = Settings.parse(arguments);
    var folder = Files.createTempDirectory("faults");
    System.out.println("seed " + settings.seed() + "; data and logs in " + folder);
    var rows = run(settings, folder);
    var table = new Table(settings, rows);
    System.out.println();
    System.out.println(table.text());
    if (settings.write()) {
      table.write();
    }
    System.exit(rows.stream().allMatch(Row::held) ? 0 : 1);
  }

  private static List<Row> run(Settings settings, Path folder) throws Exception {
    var plan =
        new Plan(
            settings.root().resolve("quickstart/target/suite"),
            folder,
            folder.resolve("databases"),
            settings.installedBroker(),
            2,
            List.of(Service.values()),
            Map.of());
    List<Row> rows = new ArrayList<>();
    try (var fleet = new Fleet(plan)) {
      long begin = System.nanoTime();
      fleet.start();
      Stage.say("ready after " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
      try (var history = History.create(folder.resolve("history.log"));
          var probe = Probe.start(fleet.broker(), settings.seed());
          var observer = new Observer(fleet, probe)) {
        var stage = new Stage(fleet, settings, history, probe, observer);
        for (var scenario : chosen(settings).entrySet()) {
          System.out.println(scenario.getKey());
          rows.addAll(play(scenario.getKey(), scenario.getValue(), stage));
        }
      }
    }
    return rows;
  }

  /** What cannot be played to its end keeps no promise. */
  private static List<Row> play(String name, Scenario scenario, Stage stage)
      throws InterruptedException {
    long begin = System.nanoTime();
    List<Row> rows;
    try {
      rows = scenario.play(stage);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      e.printStackTrace(System.out);
      rows =
          List.of(
              new Row(name, "it could not be played to its end", "", List.of(e.toString()), true));
    }
    rows.forEach(System.out::println);
    Stage.say(name + " took " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
    return rows;
  }

  private static Map<String, Scenario> chosen(Settings settings) {
    Map<String, Scenario> all = new LinkedHashMap<>();
    all.put("storm", new Storm());
    all.put("broker-away", new BrokerAway());
    all.put("poison", new Poison());
    all.put("same-key", new SameKey());
    all.put("same-tag", new SameTag());
    all.put("two-instances", new TwoInstances());
    all.put("speed", new Speed());
    all.put("back-pressure", new BackPressure());
    all.put("rolling-restart", new RollingRestart());
    all.put("slow-database", new SlowDatabase());
    all.put("full-disk", new FullDisk());
    var names = settings.scenarios();
    if (names.isEmpty()) {
      names = settings.isShort() ? SHORT : List.copyOf(all.keySet());
    }
    Map<String, Scenario> chosen = new LinkedHashMap<>();
    for (var name : names) {
      var scenario = all.get(name);
      if (scenario == null) {
        throw new IllegalArgumentException("no scenario " + name + ", there are " + all.keySet());
      }
      chosen.put(name, scenario);
    }
    return chosen;
  }
}
