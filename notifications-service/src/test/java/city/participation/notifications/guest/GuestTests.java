package city.participation.notifications.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuestTests {

  private static final Instant NOON = Instant.parse("2027-05-01T12:00:00Z");
  private static final Instant SOON = NOON.plus(Duration.ofDays(2));
  private static final Instant LATER = NOON.plus(Duration.ofDays(90));

  private final Guest asked = Guest.of("hash").asking("guest-1", NOON, SOON);

  @Test
  void staysWhoItWasAtFirst() {
    assertThat(asked.asking("guest-2", NOON.plusSeconds(90), SOON).person()).isEqualTo("guest-1");
  }

  @Test
  void letsAMinutePassBetweenTwoMails() {
    assertThat(asked.mayAsk(NOON.plusSeconds(60).minusMillis(1))).isFalse();
    assertThat(asked.mayAsk(NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void getsFiveMailsInADay() {
    Guest guest = asked;
    for (int minute = 1; minute < Guest.ASKED_PER_DAY; minute++) {
      Instant now = NOON.plus(Duration.ofMinutes(minute));
      assertThat(guest.mayAsk(now)).isTrue();
      guest = guest.asking("any", now, SOON);
    }

    assertThat(guest.mayAsk(NOON.plus(Duration.ofDays(1)).minusMillis(1))).isFalse();
    assertThat(guest.mayAsk(NOON.plus(Duration.ofDays(1)))).isTrue();
  }

  @Test
  void isNotForgottenWhileSomethingIsOpen() {
    Guest open = asked.registered("r1").registered("r2").registered("r1");

    assertThat(open.forgetAt()).isNull();
    assertThat(open.open()).containsExactly("r1", "r2");
    assertThat(open.asking("any", SOON, SOON).forgetAt()).isNull();
    assertThat(open.ended("r1", LATER).forgetAt()).isNull();
    assertThat(open.ended("r1", LATER).ended("r2", LATER).forgetAt()).isEqualTo(LATER);
  }

  @Test
  void isNotForgottenEarlierBecauseItAsksAgain() {
    Guest ended = asked.registered("r1").ended("r1", LATER);

    assertThat(ended.asking("any", NOON.plusSeconds(90), SOON).forgetAt()).isEqualTo(LATER);
  }

  @Test
  void isNobodyOnceErasedAndStillDoesNotAskMoreOften() {
    Guest erased = asked.registered("r1").erased(NOON.plusSeconds(30));

    assertThat(erased.person()).isNull();
    assertThat(erased.open()).isEmpty();
    assertThat(erased.mayAsk(NOON.plusSeconds(59))).isFalse();
    assertThat(erased.forgetAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    assertThat(erased.asking("guest-2", SOON, LATER).person()).isEqualTo("guest-2");
  }

  @Test
  void doesNotShowWhatTellsTheAddressApart() {
    assertThat(asked.toString()).doesNotContain("hash");
  }

  @Test
  void isKnownForLongerThanAnyPassCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new GuestProperties(Duration.ofHours(24), Duration.ofDays(60), Duration.ofDays(62)));
  }
}
