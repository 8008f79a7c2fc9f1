package city.participation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the kernel has counted for a process and all that it has started, read from /proc. */
final class Usage {

  /** Of the time in /proc: USER_HZ, which Linux fixes at 100 for programs. */
  private static final double TICKS_PER_SECOND = 100;

  private final ProcessHandle first;

  Usage(ProcessHandle first) {
    this.first = first;
  }

  /** Processor seconds of all processes that live, and of their children that ended. */
  double cpuSeconds() {
    return processes().mapToDouble(Usage::cpuSeconds).sum();
  }

  /** Processor seconds of one process, by the name of its jar. */
  double cpuSecondsOf(String jar) {
    return processes()
        .filter(process -> name(process).equals(jar + ".jar"))
        .mapToDouble(Usage::cpuSeconds)
        .sum();
  }

  /** Processor seconds of everything on this machine, idle time left out. */
  static double machineCpuSeconds() {
    var fields =
        read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().trim().split(" +", -1);
    double busy = 0;
    for (int field : List.of(1, 2, 3, 6, 7)) {
      busy += Double.parseDouble(fields[field]);
    }
    return busy / TICKS_PER_SECOND;
  }

  /** Resident megabytes by process. */
  Map<String, Double> residentMegabytes() {
    var resident = new LinkedHashMap<String, Double>();
    processes()
        .filter(process -> name(process).endsWith(".jar"))
        .forEach(process ->
            resident.put(name(process).replace(".jar", ""), status(process, "VmRSS:") / 1024));
    return resident;
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(first), first.descendants());
  }

  /** Nothing of one that has just ended: its parent has it already. */
  private static double cpuSeconds(ProcessHandle process) {
    String stat;
    try {
      stat = read(Path.of("/proc", Long.toString(process.pid()), "stat"));
    } catch (UncheckedIOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return 0;
    }
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Double.parseDouble(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static double status(ProcessHandle process, String key) {
    return read(Path.of("/proc", Long.toString(process.pid()), "status"))
        .lines()
        .filter(line -> line.startsWith(key))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String name(ProcessHandle process) {
    var words = read(Path.of("/proc", Long.toString(process.pid()), "cmdline")).split("\0", -1);
    return Stream.of(words)
        .filter(word -> word.endsWith(".jar"))
        .map(word -> Path.of(word).getFileName().toString())
        .findFirst()
        .orElse(words[0]);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
