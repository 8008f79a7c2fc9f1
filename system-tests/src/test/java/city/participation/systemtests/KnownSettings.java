package city.participation.systemtests;

import static city.participation.systemtests.ComposeFile.ROOT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/** Settings that a packaged service reads, in the form that its environment takes. */
final class KnownSettings {

  private static final String DESCRIPTION = "META-INF/spring-configuration-metadata.json";

  private final Set<String> names = new HashSet<>();

  private KnownSettings() {}

  /** What the service's own configuration says, and what all libraries in its jar describe. */
  static Set<String> of(String service) {
    var settings = new KnownSettings();
    ComposeFile.yaml(ROOT.resolve(service + "/src/main/resources/application.yml"))
        .forEach(document -> settings.addKeys("", document));
    try (var jar = Files.newInputStream(jarOf(service))) {
      settings.addDescribed(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings.names;
  }

  /** As its configuration says for a machine of one's own. */
  static Map<String, String> portsOf(String service) {
    var ports = new HashMap<String, String>();
    for (var document :
        ComposeFile.yaml(ROOT.resolve(service + "/src/main/resources/application.yml"))) {
      collectPorts("", document, ports);
    }
    return ports;
  }

  private static void collectPorts(
      String prefix, Map<String, Object> document, Map<String, String> ports) {
    document.forEach((key, value) -> {
      if (value instanceof Map<?, ?>) {
        collectPorts(prefix + key + ".", ComposeFile.asMap(value), ports);
      } else if ((prefix + key).endsWith("server.port")) {
        ports.put(prefix + key, value.toString());
      }
    });
  }

  private static Path jarOf(String service) throws IOException {
    try (var jars =
        Files.newDirectoryStream(ROOT.resolve(service + "/target"), service + "-*.jar")) {
      for (var jar : jars) {
        if (!jar.toString().contains("-sources")) {
          return jar;
        }
      }
    }
    throw new IllegalStateException(service + " is not packaged");
  }

  private void addKeys(String prefix, Map<String, Object> document) {
    document.forEach((key, value) -> {
      add(prefix + key);
      if (value instanceof Map<?, ?>) {
        addKeys(prefix + key + ".", ComposeFile.asMap(value));
      }
    });
  }

  private void addDescribed(InputStream jar) throws IOException {
    var entries = new ZipInputStream(jar);
    for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (entry.getName().endsWith(".jar")) {
        addDescribed(new ByteArrayInputStream(entries.readAllBytes()));
      } else if (entry.getName().endsWith(DESCRIPTION)) {
        JsonMapper.shared()
            .readTree(entries.readAllBytes())
            .path("properties")
            .forEach(property -> add(property.required("name").asString()));
      }
    }
  }

  private void add(String property) {
    names.add(property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
  }
}
