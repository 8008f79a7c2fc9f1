package city.participation.notifications.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact as its owner sees it.
 *
 * @param address confirmed: mails go here
 * @param waiting to be confirmed until {@code waitingUntil}
 */
public record ContactSummary(
    long version,
    Instant createdAt,
    Language language,
    @Nullable String address,
    @Nullable Instant confirmedAt,
    @Nullable String waiting,
    @Nullable Instant waitingUntil) {

  @Override
  public String toString() {
    return "ContactSummary[version " + version + "]";
  }
}
