package city.participation.partners.partner;

/** Where a partner stands. A renewal under review changes it only once the old term has ended. */
public enum PartnerStatus {
  DRAFT,
  APPLIED,
  IN_REVIEW,
  INFO_REQUESTED,
  ACCREDITED,
  SUSPENDED,
  EXPIRED,
  REJECTED,
  WITHDRAWN;

  /** Whether a term runs. */
  boolean hasTerm() {
    return this == ACCREDITED || this == SUSPENDED;
  }

  /** Whether the organisation is taken, so that nobody else applies for it. */
  boolean isKnown() {
    return this != DRAFT && this != REJECTED && this != WITHDRAWN;
  }
}
