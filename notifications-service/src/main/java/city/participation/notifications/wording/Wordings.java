package city.participation.notifications.wording;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The texts of all matters, from the bundles {@code texts/notifications[_de].properties}. */
@Component
public class Wordings {

  private static final String UNKNOWN_REASON = "OTHER";

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
  private final EventWords events = new EventWords(texts);

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
        matter.parameters().stream().map(name -> argument(name, parameters, locale)).toArray();
    boolean complete = Arrays.stream(arguments).allMatch(Objects::nonNull);
    String title = texts.getMessage(matter.code() + ".title", arguments, locale);
    String text =
        texts.getMessage(matter.code() + (complete ? ".text" : ".plain"), arguments, locale);
    return new Wording(title, text);
  }

  /** The title of the event that the parameters are about, in the language of the texts. */
  public @Nullable String event(Map<String, String> parameters, Locale locale) {
    return events.title(parameters, locale);
  }

  /** Where that event takes place. */
  public @Nullable String place(Map<String, String> parameters, Locale locale) {
    return events.where(parameters, locale);
  }

  /** A text beside a matter's own, such as a mail's greeting. */
  public String text(String key, Locale locale) {
    return texts.getMessage(key, null, locale);
  }

  private @Nullable Object argument(String name, Map<String, String> parameters, Locale locale) {
    String value = parameters.get(name);
    return switch (name) {
      case "event" -> events.title(parameters, locale);
      case "when" -> events.when(parameters, locale);
      case "where" -> events.where(parameters, locale);
      case "until" -> value == null ? null : events.moment(value, locale);
      case "reason" -> value == null ? null : reason(value, locale);
      case "day" -> value == null ? null : day(value, locale);
      case "role" -> value == null ? null : role(value, locale);
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
