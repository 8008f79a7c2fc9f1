package city.participation.notifications.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactTests {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final MailAddress FIRST = new MailAddress("first@example.org");
  private static final MailAddress SECOND = new MailAddress("second@example.org");

  private final ConfirmationToken token = ConfirmationToken.random();
  private final Contact asked =
      Contact.of("p1", Language.DE, NOON).waitingFor(FIRST, Language.DE, token, NOON);

  @Test
  void usesNoAddressBeforeItIsConfirmed() {
    assertThat(asked.address()).isNull();
    assertThat(asked.waiting()).isEqualTo(FIRST.value());
  }

  @Test
  void keepsNoToken() {
    assertThat(asked.tokenHash()).isNotEqualTo(token.value());
    assertThat(asked.isConfirmedBy(token)).isTrue();
    assertThat(asked.isConfirmedBy(ConfirmationToken.random())).isFalse();
  }

  @Test
  void confirmsOnce() {
    Contact confirmed = asked.confirmed(NOON);

    assertThat(confirmed.address()).isEqualTo(FIRST.value());
    assertThat(confirmed.waiting()).isNull();
    assertThat(confirmed.isConfirmedBy(token)).isFalse();
  }

  @Test
  void keepsTheConfirmedAddressWhileAnotherWaits() {
    Contact changing =
        asked
            .confirmed(NOON)
            .waitingFor(SECOND, Language.EN, ConfirmationToken.random(), NOON.plusSeconds(90));

    assertThat(changing.address()).isEqualTo(FIRST.value());
    assertThat(changing.waiting()).isEqualTo(SECOND.value());
  }

  @Test
  void isLateAfterADay() {
    assertThat(asked.isLate(NOON.plus(Contact.TOKEN_LIFE).minusMillis(1))).isFalse();
    assertThat(asked.isLate(NOON.plus(Contact.TOKEN_LIFE))).isTrue();
  }

  @Test
  void letsAMinutePassBetweenTwoCodes() {
    assertThat(asked.patience(NOON.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
    assertThat(asked.patience(NOON.plusSeconds(60))).isZero();
  }

  @Test
  void sendsFiveCodesADay() {
    Contact contact = asked;
    Instant last = NOON;
    for (int more = 1; more < Contact.ASKED_PER_DAY; more++) {
      last = last.plus(Duration.ofMinutes(10));
      contact = contact.waitingFor(FIRST, Language.DE, ConfirmationToken.random(), last);
    }

    assertThat(contact.patience(last.plus(Duration.ofHours(1))))
        .isEqualTo(Duration.between(last.plus(Duration.ofHours(1)), NOON.plus(Duration.ofDays(1))));
    assertThat(contact.patience(NOON.plus(Duration.ofDays(1)))).isZero();
  }

  @Test
  void remembersAfterDeletionOnlyHowOftenCodesWereAskedFor() {
    Contact deleted = asked.confirmed(NOON).emptied();

    assertThat(deleted.isEmpty()).isTrue();
    assertThat(deleted.patience(NOON.plusSeconds(30))).isPositive();
    assertThat(deleted.forgetAt()).isEqualTo(NOON.plus(Contact.TOKEN_LIFE));
  }

  @Test
  void showsNobodyAnAddress() {
    assertThat(asked.toString() + asked.summary()).doesNotContain("example");
  }
}
