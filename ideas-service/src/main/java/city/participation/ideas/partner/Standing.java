package city.participation.ideas.partner;

/** How a partner stands with the city: only as an accredited one does it speak here. */
public enum Standing {
  NOT_ACCREDITED,
  ACCREDITED,
  SUSPENDED,
  EXPIRED,
  WITHDRAWN
}
