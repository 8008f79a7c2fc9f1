package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.registration.RegistrationView.Action;
import city.participation.events.seat.Mode;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.events.seat.SeatStep.Numbered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTests {

  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

  private static final Registration ASKED =
      Registration.pending(
          "r", "e", "anna", new Party(Mode.ON_SITE, 2, List.of(new Answer("a", "b"))), "f", NOW);

  @Test
  void keepsItsPlaceOnlyWhileItWaits() {
    Registration waiting = ASKED.after(numbered(7, step(Kind.WAITLISTED)));
    assertThat(waiting.queued()).isEqualTo(7);
    assertThat(waiting.due()).as("it may wait for ever").isNull();

    Instant until = NOW.plus(Duration.ofHours(24));
    Registration offered =
        waiting.after(numbered(9, SeatStep.offered("r", Mode.ON_SITE, 2, until, NOW)));
    assertThat(offered.queued()).isNull();
    assertThat(offered.offerUntil()).isEqualTo(until).isEqualTo(offered.due());

    Registration accepted = offered.after(numbered(12, step(Kind.ACCEPTED)));
    assertThat(accepted.status()).isEqualTo(RegistrationStatus.CONFIRMED);
    assertThat(accepted.offerUntil()).isNull();
    assertThat(accepted.due()).isNull();
    assertThat(accepted.decided()).isEqualTo(RegistrationStatus.WAITLISTED);
    assertThat(accepted.asDecided().status()).isEqualTo(RegistrationStatus.WAITLISTED);
  }

  @ParameterizedTest
  @EnumSource(RegistrationStatus.class)
  void isOpenAsLongAsSomethingMayBeGivenUp(RegistrationStatus status) {
    boolean open = status.isOpen() && status != RegistrationStatus.PENDING;
    assertThat(Action.in(status).contains(Action.CANCEL)).isEqualTo(open);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"LAPSED", "DECLINED", "LEFT", "ENDED", "RETURNED"})
  void letsThePersonRegisterAnewOnceItIsOver(Kind kind) {
    assertThat(ASKED.openKey()).isEqualTo("e anna");
    assertThat(ASKED.after(numbered(3, step(kind))).openKey()).isNull();
  }

  @Test
  void leavesNothingOfThePersonButThatSomebodyWasThere() {
    Registration erased = ASKED.after(numbered(3, step(Kind.CONFIRMED))).withoutPerson("erased:x");
    assertThat(erased.toString()).doesNotContain("anna", "Answer[");
    assertThat(erased.isOfNobody()).isTrue();
    assertThat(erased.status()).isEqualTo(RegistrationStatus.CONFIRMED);
    assertThat(erased.party().seats()).isEqualTo(2);
  }

  private static SeatStep step(Kind kind) {
    return SeatStep.of("r", kind, Mode.ON_SITE, 2, NOW);
  }

  private static Numbered numbered(long number, SeatStep step) {
    return new Numbered(number, step);
  }
}
