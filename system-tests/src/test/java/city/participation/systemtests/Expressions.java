package city.participation.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** What alerts and dashboards ask for. */
final class Expressions {

  private static final Path COMPONENTS = RunningSuite.ROOT.resolve("k8s/components");

  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "by", "without", "on", "ignoring", "offset", "bool");

  /** A name that is not called, with the labels that choose among its series. */
  private static final Pattern SERIES =
      Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*\\()\\s*(\\{[^}]*})?");

  private static final Pattern LABEL =
      Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

  private Expressions() {}

  /**
   * Series that an expression reads.
   *
   * @param labels by which it chooses, with the values asked for
   */
  record Series(String metric, Map<String, String> labels, String expression) {}

  static List<Series> all() {
    List<Series> all = new ArrayList<>();
    Stream.concat(alerts(), dashboards()).forEach(expression -> all.addAll(series(expression)));
    return all;
  }

  static Set<Series> series(String expression) {
    Set<Series> found = new LinkedHashSet<>();
    String bare = RANGE.matcher(GROUPING.matcher(expression).replaceAll("")).replaceAll("");
    Matcher series = SERIES.matcher(bare);
    while (series.find()) {
      if (!WORDS.contains(series.group(1))) {
        Map<String, String> labels = new TreeMap<>();
        if (series.group(2) != null) {
          Matcher label = LABEL.matcher(series.group(2));
          while (label.find()) {
            labels.put(label.group(1), label.group(2));
          }
        }
        found.add(new Series(series.group(1), labels, expression));
      }
    }
    return found;
  }

  private static Stream<String> alerts() {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    JsonNode rules = Api.JSON.valueToTree(yaml.load(read(COMPONENTS.resolve("alerts/rules.yaml"))));
    return rules.findValuesAsString("expr").stream();
  }

  private static Stream<String> dashboards() {
    try (Stream<Path> files = Files.list(COMPONENTS.resolve("dashboards"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .flatMap(file -> Api.JSON.readTree(read(file)).findValuesAsString("expr").stream())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
