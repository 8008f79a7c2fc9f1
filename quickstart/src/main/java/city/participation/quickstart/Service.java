package city.participation.quickstart;

import java.util.Locale;

/** A process of the suite. */
enum Service {
  GATEWAY(0),
  IDEAS(1),
  PARTNERS(2),
  EVENTS(3),
  NOTIFICATIONS(4);

  private final int place;

  Service(int place) {
    this.place = place;
  }

  /** Where its ports stand in each row of ports. */
  int place() {
    return place;
  }

  /** The module, its jar and its log file are called so. */
  String artifact() {
    return this == GATEWAY ? word() : word() + "-service";
  }

  /** The word for it in paths, settings and database names. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasDatabase() {
    return this != GATEWAY;
  }
}
