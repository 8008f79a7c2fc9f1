package city.participation.notifications.mail;

import java.util.Locale;

/** A mail address and the language its owner reads. */
public record Addressee(String address, Locale language) {

  /** Without the address: records end up in logs. */
  @Override
  public String toString() {
    return "Addressee[" + language + "]";
  }
}
