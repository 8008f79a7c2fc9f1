package city.participation.notifications.wording;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The texts of all matters, from the bundles {@code texts/notifications[_de].properties}. */
@Component
public class Wordings {

  private static final String UNKNOWN_REASON = "OTHER";

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  public Wordings() {
    texts.setBasename("texts/notifications");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    texts.setAlwaysUseMessageFormat(true);
  }

  /**
   * A matter whose parameters are not all known is told in the words of its {@code .plain} text.
   */
  public Wording of(Matter matter, Map<String, String> parameters, Locale locale) {
    Object[] arguments =
        matter.parameters().stream()
            .map(name -> argument(name, parameters.get(name), locale))
            .toArray();
    boolean complete = parameters.keySet().containsAll(matter.parameters());
    String title = texts.getMessage(matter.code() + ".title", arguments, locale);
    String text =
        texts.getMessage(matter.code() + (complete ? ".text" : ".plain"), arguments, locale);
    return new Wording(title, text);
  }

  /** A text beside a matter's own, such as a mail's greeting. */
  public String text(String key, Locale locale) {
    return texts.getMessage(key, null, locale);
  }

  private @Nullable Object argument(String name, @Nullable String value, Locale locale) {
    if (value == null) {
      return null;
    }
    return switch (name) {
      case "reason" -> reason(value, locale);
      case "day" -> day(value, locale);
      case "role" -> role(value, locale);
      default -> value;
    };
  }

  private String day(String isoDate, Locale locale) {
    // With the language that the text is in, which is not always the one that was asked for.
    String language = texts.getMessage("day.language", null, locale);
    String pattern = texts.getMessage("day.pattern", null, locale);
    return DateTimeFormatter.ofPattern(pattern, Locale.of(language))
        .format(LocalDate.parse(isoDate));
  }

  private @Nullable String role(String value, Locale locale) {
    // A newer partners-service may know roles that we do not: then the general words.
    String general = texts.getMessage("role.OTHER", null, locale);
    return texts.getMessage("role." + value, null, general, locale);
  }

  private @Nullable String reason(String value, Locale locale) {
    // A newer ideas-service may know reasons that we do not: then the general words.
    String general = texts.getMessage("reason." + UNKNOWN_REASON, null, locale);
    return texts.getMessage("reason." + value, null, general, locale);
  }
}
