package city.participation.notifications.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureTests {

  private static final Instant NOON = Instant.parse("2027-04-01T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Instant IN_TIME = NOON.plusSeconds(60);
  private static final Instant LATE = NOON.plus(WEEK);
  private static final ReceiptToken TOKEN = ReceiptToken.random();
  private static final Erasure OPEN =
      Erasure.of("e1", "anna", TOKEN, List.of("ideas", "partners"), WEEK, NOON);
  private static final Erasure CONFIRMING = OPEN.erasedHere(NOON);

  @Test
  void waitsForThisServiceAndTheOthers() {
    assertThat(OPEN.services())
        .extracting(ServiceErasure::service)
        .containsExactly("notifications", "ideas", "partners");
    assertThat(OPEN.services()).allMatch(ServiceErasure::isMissing);
    assertThat(OPEN.due()).isEqualTo(NOON);
    assertThat(CONFIRMING.status()).isEqualTo(ErasureStatus.CONFIRMING);
    assertThat(CONFIRMING.due()).as("when it has waited long enough").isEqualTo(LATE);
  }

  @Test
  void endsAtOnceWhenAllHaveAnswered() {
    Erasure answered =
        CONFIRMING.erasedBy("ideas", IN_TIME, IN_TIME).erasedBy("partners", IN_TIME, IN_TIME);
    assertThat(answered.canEnd(IN_TIME)).isTrue();
    assertThat(answered.due()).isEqualTo(IN_TIME);

    Erasure ended = answered.ended(IN_TIME);

    assertThat(ended.status()).isEqualTo(ErasureStatus.COMPLETED);
    assertThat(ended.endedAt()).isEqualTo(IN_TIME);
    assertThat(ended.person()).isNull();
    assertThat(ended.due()).isNull();
  }

  @Test
  void takesAnswersThatComeBeforeItsOwn() {
    Erasure answered = OPEN.erasedBy("ideas", NOON, NOON).erasedBy("partners", NOON, NOON);
    assertThat(answered.canEnd(LATE)).as("not before it is erased here").isFalse();
    assertThat(answered.status()).isEqualTo(ErasureStatus.OPEN);

    Erasure here = answered.erasedHere(IN_TIME);
    assertThat(here.due()).isEqualTo(IN_TIME);
    assertThat(here.ended(IN_TIME).status()).isEqualTo(ErasureStatus.COMPLETED);
  }

  @Test
  void isPartialWhenSomebodyDoesNotAnswerInTimeAndForgetsThePersonAllTheSame() {
    Erasure half = CONFIRMING.erasedBy("ideas", IN_TIME, IN_TIME);
    assertThat(half.canEnd(LATE.minusMillis(1))).isFalse();
    assertThat(half.canEnd(LATE)).isTrue();

    Erasure ended = half.ended(LATE);

    assertThat(ended.status()).isEqualTo(ErasureStatus.PARTIAL);
    assertThat(ended.person()).isNull();
    assertThat(ended.services().stream().filter(ServiceErasure::isMissing))
        .extracting(ServiceErasure::service)
        .containsExactly("partners");
  }

  @Test
  void becomesCompleteWhenTheLastOneAnswersAfterAll() {
    Erasure partial = CONFIRMING.erasedBy("ideas", IN_TIME, IN_TIME).ended(LATE);
    Instant later = LATE.plusSeconds(1);

    Erasure complete = partial.erasedBy("partners", LATE, later);

    assertThat(complete.status()).isEqualTo(ErasureStatus.COMPLETED);
    assertThat(complete.endedAt()).isEqualTo(later);
    assertThat(complete.due()).isNull();
  }

  @Test
  void keepsTheFirstAnswer() {
    Erasure once = CONFIRMING.erasedBy("ideas", IN_TIME, IN_TIME);

    assertThat(once.erasedBy("ideas", LATE, LATE)).isEqualTo(once);
  }

  @Test
  void notesAnAnswerThatNobodyWaitedFor() {
    Erasure more = CONFIRMING.erasedBy("events", IN_TIME, IN_TIME);

    assertThat(more.services()).contains(new ServiceErasure("events", IN_TIME));
    assertThat(more.isAnswered()).isFalse();
  }

  @Test
  void keepsNoToken() {
    assertThat(OPEN.toString()).doesNotContain(TOKEN.value());
    assertThat(TOKEN.toString()).doesNotContain(TOKEN.value());
    assertThat(OPEN.isShownBy(new ReceiptToken(TOKEN.value()))).isTrue();
    assertThat(OPEN.isShownBy(ReceiptToken.random())).isFalse();
  }
}
