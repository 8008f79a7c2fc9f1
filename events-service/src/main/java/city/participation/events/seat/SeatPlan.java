package city.participation.events.seat;

import city.participation.events.event.AttendanceMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What staff have decided about the seats of an event.
 *
 * @param sizes of each mode in which the event can be attended
 * @param mostCompanions whom one may bring along
 * @param waitingList whether there is one once all seats are taken
 * @param offerHours how long a seat that became free is kept for whoever is next
 * @param questions what is asked
 * @param retentionDays after the event, until answers and persons are forgotten
 */
public record SeatPlan(
    Map<Mode, Size> sizes,
    int mostCompanions,
    boolean waitingList,
    int offerHours,
    List<Question> questions,
    int retentionDays) {

  public static final int MOST_COMPANIONS = 3;
  public static final int OFFER_HOURS = 24;
  public static final int OFFER_HOURS_MAX = 168;
  public static final int RETENTION_DAYS = 30;
  public static final int RETENTION_DAYS_MAX = 365;

  public SeatPlan {
    sizes = Map.copyOf(sizes);
    questions = List.copyOf(questions);
  }

  /** Whether it says of each way in which people come how many can. */
  public boolean isFor(AttendanceMode attendance) {
    return sizes.keySet().equals(Mode.of(attendance));
  }

  public Size size(Mode mode) {
    return sizes.getOrDefault(mode, Size.NONE);
  }

  public Duration offerLasts() {
    return Duration.ofHours(offerHours);
  }

  public Duration retention() {
    return Duration.ofDays(retentionDays);
  }
}
