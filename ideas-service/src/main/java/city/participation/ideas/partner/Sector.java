package city.participation.ideas.partner;

/** One of the four that shape the city's programmes together. */
public enum Sector {
  ADMINISTRATION,
  CIVIL_SOCIETY,
  BUSINESS,
  SCIENCE
}
