package city.participation.events.calendar;

import city.participation.events.content.Accessibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a calendar says of an event beside its title, time and place. */
final class EventWords {

  private EventWords() {}

  /** {@code link}: only to those who may have it. */
  static String of(PublicEvent event, @Nullable String link, Language language) {
    List<String> facts = new ArrayList<>();
    if (link != null) {
      facts.add("Online: " + link);
    }
    String accessibility = accessibility(event.content().accessibility(), language);
    if (!accessibility.isEmpty()) {
      facts.add(language.of("Barrierefreiheit: ", "Accessibility: ") + accessibility);
    }
    facts.add(language.of("Sprachen: ", "Languages: ") + languages(event.content(), language));
    facts.add(cost(event.content().costCents(), language));
    return language.of(event.content().description()) + "\n\n" + String.join("\n", facts);
  }

  private static String accessibility(@Nullable Accessibility facts, Language language) {
    if (facts == null) {
      return "";
    }
    List<String> all = new ArrayList<>();
    if (facts.stepFree()) {
      all.add(language.of("stufenlos", "step-free"));
    }
    if (facts.hearingLoop()) {
      all.add(language.of("Höranlage", "hearing loop"));
    }
    if (facts.signLanguage()) {
      all.add(language.of("Gebärdensprache", "sign language"));
    }
    if (facts.easyLanguage()) {
      all.add(language.of("Leichte Sprache", "easy language"));
    }
    return all.isEmpty()
        ? language.of("keine Angebote", "nothing provided")
        : String.join(", ", all);
  }

  private static String languages(PublicEvent.Content content, Language language) {
    Locale reader = Locale.forLanguageTag(language.tag());
    return content.languages().stream()
        .map(it -> Locale.forLanguageTag(it).getDisplayLanguage(reader))
        .collect(Collectors.joining(", "));
  }

  private static String cost(int cents, Language language) {
    return cents == 0
        ? language.of("Die Teilnahme ist kostenlos.", "Taking part is free.")
        : language
            .of("Kosten: %d,%02d Euro", "Costs: %d.%02d euros")
            .formatted(cents / 100, cents % 100);
  }
}
