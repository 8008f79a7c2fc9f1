package city.participation.manifests;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One document of a manifest. */
record Manifest(JsonNode content) {

  static final Path FOLDER = Path.of("").toAbsolutePath();

  private static final JsonMapper JSON = new JsonMapper();

  /** Everything that is written by hand, kustomizations among it. */
  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("base", "components", "overlays")) {
      try (Stream<Path> all = Files.walk(FOLDER.resolve(folder))) {
        all.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  static List<Manifest> in(Path file) {
    try (Reader yaml = Files.newBufferedReader(file)) {
      return read(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Manifest> in(String yaml) {
    return read(new StringReader(yaml));
  }

  /** What a resource says twice, nobody knows which of it counts: refused. */
  private static List<Manifest> read(Reader yaml) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<Manifest> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(yaml)) {
      documents.add(new Manifest(JSON.valueToTree(document)));
    }
    return documents;
  }

  static JsonNode node(Object value) {
    return JSON.valueToTree(value);
  }

  String apiVersion() {
    return content.path("apiVersion").asString("");
  }

  String kind() {
    return content.path("kind").asString("");
  }

  String name() {
    return content.at("/metadata/name").asString("");
  }

  /** By what a person finds it. */
  String id() {
    return kind() + "/" + name();
  }

  JsonNode at(String pointer) {
    return content.at(pointer);
  }

  Stream<JsonNode> each(String pointer) {
    return StreamSupport.stream(content.at(pointer).spliterator(), false);
  }

  JsonNode pod() {
    return content.at("/spec/template/spec");
  }

  JsonNode container() {
    return pod().at("/containers/0");
  }

  boolean isOneOfOurs() {
    return kind().equals("Deployment")
        && at("/spec/template/metadata/labels/app.kubernetes.io~1part-of")
            .asString("")
            .equals("participation-suite");
  }
}
