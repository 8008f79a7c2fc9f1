package city.participation.notifications.wording;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What a text says of an event, made of the parameters that tell of it. */
class EventWords {

  /** The zone of the city's clocks. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final MessageSource texts;

  EventWords(MessageSource texts) {
    this.texts = texts;
  }

  @Nullable String title(Map<String, String> parameters, Locale locale) {
    return parameters.get(language(locale).equals("de") ? "eventDe" : "eventEn");
  }

  @Nullable String when(Map<String, String> parameters, Locale locale) {
    if (parameters.containsKey("postponed")) {
      return texts.getMessage("when.open", null, locale);
    }
    String start = parameters.get("startsAt");
    return start == null ? null : moment(start, locale);
  }

  @Nullable String where(Map<String, String> parameters, Locale locale) {
    String attendance = parameters.get("attendance");
    String place = parameters.get("place");
    if ("ONLINE".equals(attendance)) {
      return texts.getMessage("where.online", null, locale);
    }
    return "HYBRID".equals(attendance) && place != null
        ? texts.getMessage("where.hybrid", new Object[] {place}, locale)
        : place;
  }

  /** An instant, as the clocks of the city show it. */
  String moment(String instant, Locale locale) {
    String pattern = texts.getMessage("when.pattern", null, locale);
    return DateTimeFormatter.ofPattern(pattern, Locale.of(language(locale)))
        .format(Instant.parse(instant).atZone(ZONE));
  }

  /** That the texts are in, which is not always the one that was asked for. */
  private String language(Locale locale) {
    return texts.getMessage("day.language", null, locale);
  }
}
