package city.participation.ideas.theme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an idea is about. Callers see the code; a programme's own themes will join by message. */
public enum Theme {
  DIGITALISATION("digitalisation", "Digitalisierung", "Digitalisation"),
  INNOVATION("innovation", "Innovation", "Innovation"),
  SUSTAINABILITY("sustainability", "Nachhaltigkeit", "Sustainability"),
  LIVEABILITY("liveability", "Lebensqualität", "Liveability");

  private final String code;
  private final String german;
  private final String english;

  Theme(String code, String german, String english) {
    this.code = code;
    this.german = german;
    this.english = english;
  }

  public static Optional<Theme> find(String code) {
    return Arrays.stream(values()).filter(theme -> theme.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  public String name(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
  }
}
