package city.participation.partners.engagement;

/** In which role a partner takes part. */
public enum EngagementRole {
  HOST,
  CO_HOST,
  EXPERT,
  FUNDER,
  MULTIPLIER
}
