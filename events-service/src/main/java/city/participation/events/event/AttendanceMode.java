package city.participation.events.event;

/** How people are there. */
public enum AttendanceMode {
  ON_SITE,
  ONLINE,
  HYBRID;

  boolean needsVenue() {
    return this != ONLINE;
  }

  boolean needsLink() {
    return this != ON_SITE;
  }
}
