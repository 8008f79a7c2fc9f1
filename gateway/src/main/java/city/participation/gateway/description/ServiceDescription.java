package city.participation.gateway.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What one service says of its API, as the build packed it from the service's contracts.
 *
 * @param service such as {@code ideas}
 */
record ServiceDescription(String service, Map<String, Object> document) {

  static final List<String> SERVICES = List.of("ideas", "partners", "events", "notifications");

  static ServiceDescription packed(String service) {
    ClassPathResource file = new ClassPathResource("contracts/" + service + "/openapi.yaml");
    try (InputStream yaml = file.getInputStream()) {
      return parse(service, new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "The description of " + service + " was not packed into the gateway", missing);
    }
  }

  static ServiceDescription parse(String service, @Nullable Object document) {
    return new ServiceDescription(service, object(document));
  }

  String title() {
    Object title = object(document.get("info")).get("title");
    return title == null ? service : title.toString();
  }

  String text() {
    Object text = object(document.get("info")).get("description");
    return text == null ? title() : text.toString();
  }

  Map<String, Object> paths() {
    return object(document.get("paths"));
  }

  Map<String, Object> components() {
    return object(document.get("components"));
  }

  /** The parsed object with its names as strings; YAML reads a status such as 200 as a number. */
  static Map<String, Object> object(@Nullable Object parsed) {
    if (parsed == null) {
      return Map.of();
    }
    if (!(parsed instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not an object but " + parsed.getClass().getSimpleName());
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
