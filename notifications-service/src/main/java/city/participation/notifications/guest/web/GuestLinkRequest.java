package city.participation.notifications.guest.web;

import city.participation.defaults.problem.Problem;
import city.participation.notifications.contact.Language;
import city.participation.notifications.contact.MailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code event}: its id, to which the mail leads; whether there is one is not looked up. */
record GuestLinkRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            format = "email",
            maxLength = MailAddress.LONGEST)
        @Nullable String address,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"de", "en"})
        @Nullable String language,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            format = "uuid",
            description = "The id of the event to which the mail leads.")
        @Nullable String event) {

  /** Nothing else may get into a mail to somebody who did not ask for it. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  MailAddress mailAddress() {
    if (address == null) {
      throw Problem.invalid().withField("/address", "missing");
    }
    if (address.length() > MailAddress.LONGEST) {
      throw Problem.invalid().withField("/address", "too-long", MailAddress.LONGEST);
    }
    return MailAddress.of(address)
        .orElseThrow(
            () -> Problem.invalid().withField("/address", "wrong-format", "name@example.org"));
  }

  Language spoken() {
    if (language == null) {
      throw Problem.invalid().withField("/language", "missing");
    }
    return Language.of(language)
        .orElseThrow(() -> Problem.invalid().withField("/language", "not-one-of", "de, en"));
  }

  String eventId() {
    if (event == null) {
      throw Problem.invalid().withField("/event", "missing");
    }
    if (!ID.matcher(event).matches()) {
      throw Problem.invalid().withField("/event", "wrong-format", "UUID");
    }
    return event;
  }

  /** Without the address: records end up in logs. */
  @Override
  public String toString() {
    return "GuestLinkRequest[" + language + "]";
  }
}
