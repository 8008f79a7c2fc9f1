package city.participation.defaults.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of all bundles {@code problems/*.properties} on the class path, in English and German.
 */
final class ProblemTexts {

  private static final String FOLDER = "problems/";
  private static final String OURS = "defaults";
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
  private static final int LONGEST_HEADER = 200;

  private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

  ProblemTexts(ClassLoader classLoader) {
    bundles.setBundleClassLoader(classLoader);
    bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
    bundles.setFallbackToSystemLocale(false);
    bundles.setAlwaysUseMessageFormat(true);
    bundles.setBasenames(basenames(classLoader));
  }

  private static String[] basenames(ClassLoader classLoader) {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver(classLoader)
              .getResources("classpath*:" + FOLDER + "*.properties");
      return Arrays.stream(found)
          .map(file ->
              Objects.requireNonNull(file.getFilename()).replaceFirst("(_de)?\\.properties$", ""))
          .collect(Collectors.toCollection(TreeSet::new))
          .stream()
          // Ours last, so that a service may say the same thing in better words.
          .sorted(Comparator.comparing(OURS::equals))
          .map(name -> FOLDER + name)
          .toArray(String[]::new);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Nullable String text(String key, List<Object> arguments, Locale language) {
    return bundles.getMessage(key, arguments.toArray(), null, language);
  }

  /** English where the reader asks for neither language. */
  static Locale language(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return Locale.ENGLISH;
    }
    try {
      Locale asked = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
      return asked == null ? Locale.ENGLISH : asked;
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
  }
}
