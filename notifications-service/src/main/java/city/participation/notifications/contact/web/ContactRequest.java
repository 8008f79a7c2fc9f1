package city.participation.notifications.contact.web;

import city.participation.defaults.problem.Problem;
import city.participation.notifications.contact.Language;
import city.participation.notifications.contact.MailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code language}: {@code de} or {@code en}. */
record ContactRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            format = "email",
            maxLength = MailAddress.LONGEST)
        @Nullable String address,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"de", "en"})
        @Nullable String language) {

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

  /** Without the address: records end up in logs. */
  @Override
  public String toString() {
    return "ContactRequest[" + language + "]";
  }
}
