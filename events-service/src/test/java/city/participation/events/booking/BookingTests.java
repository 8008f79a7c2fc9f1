package city.participation.events.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookingTests {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  private static Booking booking(String holder, int from, int until, String... resources) {
    return new Booking(
        holder,
        "claim of " + holder,
        NOON.plusSeconds(from * 3_600L),
        NOON.plusSeconds(until * 3_600L),
        List.of(resources));
  }

  @Test
  void clashesWithWhoWantsTheSameAtTheSameTime() {
    Booking one = booking("one", 0, 2, "hall", "sina");
    assertThat(one.clashesWith(booking("two", 1, 3, "hall"))).isTrue();
    assertThat(one.clashesWith(booking("two", -1, 3, "sina", "other"))).isTrue();
    assertThat(one.clashesWith(booking("two", 0, 2, "other", "otto"))).isFalse();
    assertThat(one.clashesWith(booking("one", 1, 3, "hall"))).as("its own").isFalse();
  }

  @Test
  void letsOneBeginWhereAnotherEnds() {
    Booking one = booking("one", 0, 2, "hall");
    assertThat(one.clashesWith(booking("two", 2, 3, "hall"))).isFalse();
    assertThat(one.clashesWith(booking("two", -2, 0, "hall"))).isFalse();
    assertThat(
            one.clashesWith(
                new Booking("two", "c", one.until().minusMillis(1), one.until(), List.of("hall"))))
        .isTrue();
  }

  @Test
  void isOnEachDayOfWhichItHasAMoment() {
    assertThat(booking("one", 0, 2, "hall").days()).containsExactly("2027-03-01");
    assertThat(booking("one", 0, 12, "hall").days())
        .as("ends with the day")
        .containsExactly("2027-03-01");
    assertThat(booking("one", 11, 13, "hall").days()).containsExactly("2027-03-01", "2027-03-02");
    assertThat(booking("one", 0, 49, "hall").days())
        .containsExactly("2027-03-01", "2027-03-02", "2027-03-03");
  }

  @Test
  void endsAfterItBegins() {
    assertThatThrownBy(() -> booking("one", 0, 0, "hall"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void losesWhatIsGoneWithWhatIsAdded() {
    Booking gone = booking("gone", 0, 2, "hall");
    Booking stays = booking("stays", 4, 5, "hall");
    Booking added = booking("added", 0, 2, "hall");
    Day day = new Day("2027-03-01", 7, List.of(gone, stays));
    Day after = day.with(added, Set.of(gone.claim()));
    assertThat(after).isEqualTo(new Day("2027-03-01", 8, List.of(stays, added)));
  }
}
