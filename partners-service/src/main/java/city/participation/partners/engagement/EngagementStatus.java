package city.participation.partners.engagement;

/** Where an engagement stands. */
public enum EngagementStatus {
  PROPOSED,
  AGREED,
  DECLINED,
  ENDED;

  boolean isOpen() {
    return this == PROPOSED || this == AGREED;
  }
}
