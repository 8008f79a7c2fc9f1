package city.participation.partners.register;

import java.time.Instant;
import java.util.List;

/**
 * What the last check of a partner's register entry has found, for those who review it.
 *
 * @param attempts how often the register was asked in vain, the last time included
 */
public record RegisterFinding(
    RegisterResult result, String source, List<Concern> concerns, Instant checkedAt, int attempts) {

  public RegisterFinding {
    concerns = List.copyOf(concerns);
  }

  /** It is asked again; what it said before is not known to hold. */
  public boolean isOfNoAnswer() {
    return result == RegisterResult.UNAVAILABLE;
  }
}
