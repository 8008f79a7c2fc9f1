package city.participation.notifications.wording;

import java.nio.charset.StandardCharsets;
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
    if (value == null || !name.equals("reason")) {
      return value;
    }
    // A newer ideas-service may know reasons that we do not: then the general words.
    String general = texts.getMessage("reason." + UNKNOWN_REASON, null, locale);
    return texts.getMessage("reason." + value, null, general, locale);
  }
}
