package city.participation.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code compose.yaml} and the files it agrees with. */
final class ComposeFile {

  static final Path ROOT = Path.of("..");

  private final Map<String, Object> services;

  private ComposeFile(Map<String, Object> services) {
    this.services = services;
  }

  static ComposeFile read() {
    return new ComposeFile(map(yaml(ROOT.resolve("compose.yaml")).getFirst(), "services"));
  }

  /** All documents of a file; a key that is there twice is refused. */
  static List<Map<String, Object>> yaml(Path file) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (var text = Files.newBufferedReader(file)) {
      return StreamSupport.stream(
              new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
          .map(ComposeFile::asMap)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> map(Map<String, Object> parent, String... path) {
    var place = parent;
    for (var key : path) {
      place = asMap(place.getOrDefault(key, Map.of()));
    }
    return place;
  }

  @SuppressWarnings("unchecked") // YAML has no other keys here
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  static List<?> list(Map<String, Object> parent, String key) {
    return (List<?>) parent.getOrDefault(key, List.of());
  }

  Set<String> names() {
    return services.keySet();
  }

  Map<String, Object> service(String name) {
    return map(services, name);
  }

  String image(String name) {
    return service(name).get("image").toString();
  }

  Map<String, String> environment(String name) {
    var environment = new TreeMap<String, String>();
    map(service(name), "environment").forEach((key, value) -> environment.put(key, value + ""));
    return environment;
  }

  List<String> texts(String name, String key) {
    return list(service(name), key).stream().map(Object::toString).toList();
  }
}
