package city.participation.partners.engagement;

import org.jspecify.annotations.Nullable;

/**
 * What is proposed.
 *
 * @param stage null for the whole programme
 */
public record Proposal(
    String partner,
    String programme,
    @Nullable String stage,
    EngagementRole role,
    InterestNote interest) {

  /** While one is open, no other of the same is. */
  String claim() {
    return String.join("|", partner, programme, stage == null ? "" : stage, role.name());
  }
}
