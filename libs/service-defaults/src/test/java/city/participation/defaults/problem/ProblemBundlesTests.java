package city.participation.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All bundles of the suite: readers of both languages get every text. */
class ProblemBundlesTests {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final Pattern CODE =
      Pattern.compile("Problem\\s*\\.of\\(\\s*HttpStatus\\.\\w+,\\s*\"([a-z.-]+)\"");
  private static final Pattern FIELD =
      Pattern.compile("\\.with(?:Field|Parameter)\\([^;]*?,\\s*\"([a-z.-]+)\"");

  private static List<Path> files(String inside, String suffix) throws IOException {
    try (Stream<Path> modules =
        Files.find(ROOT, 2, (path, is) -> Files.exists(path.resolve("pom.xml")))) {
      return modules
          .map(module -> module.resolve(inside))
          .filter(Files::isDirectory)
          .flatMap(folder -> walk(folder).stream())
          .filter(file -> file.toString().endsWith(suffix))
          .toList();
    }
  }

  private static List<Path> walk(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> englishBundles() throws IOException {
    return files("src/main/resources/problems", ".properties").stream()
        .filter(file -> !file.toString().endsWith("_de.properties"))
        .toList();
  }

  private static Properties read(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("englishBundles")
  void sayEverythingInBothLanguages(Path english) throws IOException {
    Properties en = read(english);
    Properties de = read(Path.of(english.toString().replace(".properties", "_de.properties")));
    assertThat(de.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).isNotEmpty();
    for (String key : en.stringPropertyNames()) {
      assertThat(placeholders(de.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(en.getProperty(key)));
      for (Properties texts : List.of(en, de)) {
        String rendered =
            new MessageFormat(texts.getProperty(key), Locale.GERMAN).format(new Object[] {7, 8, 9});
        assertThat(rendered).as(key).isNotBlank().doesNotContain("{").doesNotContain("''");
        assertThat(texts.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
      }
      if (!key.startsWith("field.")) {
        assertThat(key).matches("[a-z.-]+\\.(title|detail)");
        assertThat(en)
            .containsKeys(
                key.replaceFirst("\\.\\w+$", ".title"), key.replaceFirst("\\.\\w+$", ".detail"));
      }
    }
  }

  @Test
  void nameEveryCodeThatIsThrown() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path bundle : englishBundles()) {
      known.addAll(read(bundle).stringPropertyNames());
    }
    Set<String> thrown = new TreeSet<>();
    for (Path source : files("src/main/java", ".java")) {
      String code = Files.readString(source);
      CODE.matcher(code).results().forEach(found -> thrown.add(found.group(1) + ".title"));
      FIELD.matcher(code).results().forEach(found -> thrown.add("field." + found.group(1)));
    }
    assertThat(thrown).hasSizeGreaterThan(15);
    assertThat(known).containsAll(thrown);
  }
}
