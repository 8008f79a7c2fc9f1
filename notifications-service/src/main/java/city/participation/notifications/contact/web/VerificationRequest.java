package city.participation.notifications.contact.web;

import org.jspecify.annotations.Nullable;

/** {@code token}: the code of the mail. */
record VerificationRequest(@Nullable String token) {

  @Override
  public String toString() {
    return "VerificationRequest";
  }
}
