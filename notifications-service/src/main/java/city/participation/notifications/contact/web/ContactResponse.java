package city.participation.notifications.contact.web;

import city.participation.notifications.contact.ContactSummary;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact as its owner sees it.
 *
 * @param address confirmed: mails go here
 * @param unconfirmed waits for its code, until {@code confirmUntil}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactResponse(
    @Nullable String address,
    @Nullable Instant confirmedAt,
    @Nullable String unconfirmed,
    @Nullable Instant confirmUntil,
    @Schema(allowableValues = {"de", "en"}) String language) {

  static ContactResponse of(ContactSummary contact) {
    return new ContactResponse(
        contact.address(),
        contact.confirmedAt(),
        contact.waiting(),
        contact.waitingUntil(),
        contact.language().code());
  }

  @Override
  public String toString() {
    return "ContactResponse[" + language + "]";
  }
}
