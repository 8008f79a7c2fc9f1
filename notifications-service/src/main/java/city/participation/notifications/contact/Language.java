package city.participation.notifications.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages we write mails in. */
public enum Language {
  DE(Locale.GERMAN),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** As in the API: {@code de}, {@code en}. */
  public String code() {
    return locale.getLanguage();
  }

  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
