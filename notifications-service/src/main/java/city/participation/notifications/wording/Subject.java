package city.participation.notifications.wording;

import java.util.Locale;

/** Of what kind that is which a matter is about. */
public enum Subject {
  IDEA,
  PARTNER,
  /** To act for a partner, whose id stands for it; its own is among the parameters. */
  INVITATION,
  EVENT,
  /** For an event, whose id is among the parameters. */
  REGISTRATION,
  /** Who has no account, and is led to an event whose id is among the parameters. */
  GUEST,
  ADDRESS;

  /** As it stands in the text bundles. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
