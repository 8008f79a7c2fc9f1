package city.participation.benchmarks.faults.fleet;

import java.util.Locale;

/** A service of the suite. */
public enum Service {
  GATEWAY,
  IDEAS,
  PARTNERS,
  EVENTS,
  NOTIFICATIONS;

  String artifact() {
    return this == GATEWAY ? word() : word() + "-service";
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasDatabase() {
    return this != GATEWAY;
  }
}
