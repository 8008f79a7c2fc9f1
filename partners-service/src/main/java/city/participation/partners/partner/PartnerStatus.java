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
  WITHDRAWN,
  /** A draft that was dropped. */
  DISCARDED;

  /** Whether a term runs. */
  boolean hasTerm() {
    return this == ACCREDITED || this == SUSPENDED;
  }

  /** Whether the organisation is taken, so that nobody else applies for it. */
  boolean isKnown() {
    return switch (this) {
      case APPLIED, IN_REVIEW, INFO_REQUESTED, ACCREDITED, SUSPENDED -> true;
      // Whoever applied may be gone: then somebody else of the organisation applies anew.
      case EXPIRED -> false;
      case DRAFT, REJECTED, WITHDRAWN, DISCARDED -> false;
    };
  }

  /** Whether somebody may yet act for it, if only to ask for a renewal. */
  boolean isActedFor() {
    return isKnown() || this == EXPIRED;
  }

  /** Whether this was never the city's business. */
  public boolean isPrivate() {
    return this == DRAFT || this == DISCARDED;
  }
}
