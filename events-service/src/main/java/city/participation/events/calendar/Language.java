package city.participation.events.calendar;

import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.event.EventStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a reader understands, and what in it the same is called. */
public enum Language {
  DE,
  EN;

  /** As a BCP 47 tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** German where there is nothing else. */
  public String of(Texts texts) {
    return this == EN && texts.en() != null ? texts.en() : texts.de();
  }

  String of(String german, String english) {
    return this == DE ? german : english;
  }

  /** What kind of event it is. */
  public String of(EventFormat format) {
    return switch (format) {
      case CITIZENS_DIALOGUE -> of("Bürgerdialog", "Citizens' dialogue");
      case WORKSHOP -> of("Werkstatt", "Workshop");
      case ONLINE_DIALOGUE -> of("Online-Dialog", "Online dialogue");
      case CONSULTATION_HOUR -> of("Sprechstunde", "Consultation hour");
      case WALK -> of("Rundgang", "Guided walk");
    };
  }

  /** Why it takes not place as it was said; null if it does. */
  @Nullable String calledOff(EventStatus status) {
    return switch (status) {
      case CANCELLED -> of("Abgesagt", "Cancelled");
      case POSTPONED -> of("Verschoben", "Postponed");
      case DRAFT,
          SCHEDULED,
          REGISTRATION_OPEN,
          REGISTRATION_CLOSED,
          RUNNING,
          HELD,
          DOCUMENTED,
          DISCARDED ->
          null;
    };
  }

  /** Its title, behind the word for it if it takes not place. */
  public String headline(Texts title, EventStatus status) {
    String word = calledOff(status);
    return word == null ? of(title) : word + ": " + of(title);
  }
}
