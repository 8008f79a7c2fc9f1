package city.participation.events.seat;

import city.participation.events.event.AttendanceMode;
import java.util.Set;

/** Where one party is during an event. */
public enum Mode {
  ON_SITE,
  ONLINE;

  /** Those in which people can attend such an event. */
  public static Set<Mode> of(AttendanceMode attendance) {
    return switch (attendance) {
      case ON_SITE -> Set.of(ON_SITE);
      case ONLINE -> Set.of(ONLINE);
      case HYBRID -> Set.of(ON_SITE, ONLINE);
    };
  }
}
