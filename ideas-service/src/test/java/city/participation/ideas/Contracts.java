package city.participation.ideas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contracts of this service and what its neighbours need of it. */
public final class Contracts {

  private static final Path SENDS = Path.of("contracts", "sends");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Contracts() {}

  /** {@code type}: for example {@code ideas.idea-submitted.v1}. */
  public static void assertAsPromised(String type, String json) {
    Path schema = SENDS.resolve(type.substring("ideas.".length()) + ".schema.json");
    assertThat(schema).exists();
    assertValid(schema, json);
  }

  public static List<Path> examples() {
    return list(SENDS, ".example.json");
  }

  public static List<Path> schemas() {
    return list(SENDS, ".schema.json");
  }

  /** What the other services read of our messages. */
  public static List<Path> needs() {
    try (Stream<Path> services = Files.list(Path.of(".."))) {
      return services
          .map(service -> service.resolve("contracts/needs/ideas"))
          .filter(Files::isDirectory)
          .flatMap(folder -> list(folder, ".schema.json").stream())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static void assertValid(Path schema, String json) {
    Schema compiled = SCHEMAS.getSchema(read(schema), InputFormat.JSON);
    assertThat(
            compiled.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .as("%s against %s", json, schema)
        .isEmpty();
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> list(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
