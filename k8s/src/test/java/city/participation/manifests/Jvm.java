package city.participation.manifests;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The options with which a process is run. */
record Jvm(List<String> options) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final List<Pattern> BOUNDS =
      List.of(
          Pattern.compile("-Xmx(\\d+)m"),
          Pattern.compile("-XX:MaxMetaspaceSize=(\\d+)m"),
          Pattern.compile("-XX:ReservedCodeCacheSize=(\\d+)m"),
          Pattern.compile("-XX:MaxDirectMemorySize=(\\d+)m"));

  static Jvm of(Overlay overlay, Manifest process) {
    return StreamSupport.stream(process.container().path("env").spliterator(), false)
        .filter(setting -> setting.path("name").asString().equals("JAVA_TOOL_OPTIONS"))
        .map(setting -> setting.at("/valueFrom/configMapKeyRef"))
        .findFirst()
        .map(source ->
            overlay
                .get("ConfigMap", source.path("name").asString())
                .at("/data")
                .path(source.path("key").asString())
                .asString())
        .map(options -> new Jvm(SPACE.splitAsStream(options).toList()))
        .orElse(new Jvm(List.of()));
  }

  /** Heap, classes, compiled code and buffers; 0 if one of them has no bound. */
  int megabytesAtMost() {
    int sum = 0;
    for (Pattern bound : BOUNDS) {
      int found =
          options.stream()
              .map(bound::matcher)
              .filter(Matcher::matches)
              .mapToInt(option -> Integer.parseInt(option.group(1)))
              .findFirst()
              .orElse(0);
      if (found == 0) {
        return 0;
      }
      sum += found;
    }
    return sum;
  }
}
