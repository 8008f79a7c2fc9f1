package city.participation.notifications.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.event.KnownEvent;
import city.participation.notifications.event.KnownEvent.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReminderRuleTests {

  private static final Instant START = Instant.parse("2027-03-18T17:00:00Z");
  private static final List<Duration> STEPS =
      List.of(Duration.ofDays(7), Duration.ofDays(1), Duration.ofHours(2));

  private final ReminderRule rule =
      new ReminderRule(new ReminderProperties(STEPS, Duration.ofHours(1)));

  @ParameterizedTest
  @CsvSource({
    // Late by up to half the step, and not once the next one is due.
    "P7D, P7D, true",
    "P7D, P4D, true",
    "P7D, P3DT12H, false",
    "P7D, P1D, false",
    "P1D, PT12H1S, true",
    "P1D, PT12H, false",
    "P1D, PT2H, false",
    "PT2H, PT2H, true",
    "PT2H, PT1H1S, true",
    "PT2H, PT1H, false",
    "PT2H, PT0S, false",
    "PT2H, PT-1H, false"
  })
  void sendsALateReminderWhileItSaysSomething(Duration step, Duration before, boolean sent) {
    assertThat(rule.isInTime(reminder(step), START.minus(before))).isEqualTo(sent);
  }

  @Test
  void leavesOutAStepThatTheNextOneReplaces() {
    Duration first = Duration.ofHours(3);
    var close =
        new ReminderRule(
            new ReminderProperties(List.of(first, Duration.ofHours(2)), Duration.ofHours(1)));

    assertThat(close.isInTime(reminder(first), START.minus(Duration.ofHours(2)).minusSeconds(1)))
        .isTrue();
    assertThat(close.isInTime(reminder(first), START.minus(Duration.ofHours(2)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PT3H, true", "PT2H59M59S, false", "PT2H, false"})
  void remindsNobodyOfWhatWasSaidJustNow(Duration toldBefore, boolean useful) {
    assertThat(rule.isOfUse(reminder(STEPS.getLast()), event(START.minus(toldBefore))))
        .isEqualTo(useful);
  }

  @Test
  void remindsNobodyOfATimeThatIsNoMore() {
    KnownEvent now = event(START.minus(Duration.ofDays(30)));

    assertThat(rule.isOfUse(reminder(STEPS.getFirst()), now)).isTrue();
    assertThat(
            rule.isOfUse(
                Reminder.of("e1", START.plusSeconds(60), STEPS.getFirst(), Instant.EPOCH), now))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "PLANNED", mode = EnumSource.Mode.EXCLUDE)
  void remindsNobodyOfWhatIsNotGoingToBe(Standing standing) {
    KnownEvent now = event(START.minus(Duration.ofDays(30)), standing);

    assertThat(rule.isOfUse(reminder(STEPS.getFirst()), now)).isFalse();
  }

  @Test
  void isTheSameMessageEachTime() {
    Reminder one = Reminder.of("e1", START, STEPS.getFirst(), Instant.EPOCH);

    assertThat(Reminder.of("e1", START, STEPS.getFirst(), START).id()).isEqualTo(one.id());
    assertThat(
            List.of(
                Reminder.of("e2", START, STEPS.getFirst(), START).id(),
                Reminder.of("e1", START.plusMillis(1), STEPS.getFirst(), START).id(),
                Reminder.of("e1", START, STEPS.getLast(), START).id()))
        .doesNotContain(one.id())
        .doesNotHaveDuplicates();
  }

  /** Whenever and for how long the service is away, and whenever the event got its time. */
  @RepeatedTest(200)
  void remindsInOrderAndNeverTooLateWhateverTheDowntime(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    KnownEvent event = event(START.minus(Duration.ofMinutes(random.nextInt(20 * 24 * 60))));
    List<Reminder> waiting = new ArrayList<>();
    STEPS.stream()
        .map(ReminderRuleTests::reminder)
        .filter(reminder -> rule.isOfUse(reminder, event))
        .forEach(waiting::add);
    int planned = waiting.size();
    List<Reminder> sent = new ArrayList<>();
    Duration longest = Duration.ZERO;
    Instant now = event.timeSince();
    while (now.isBefore(START.plus(Duration.ofDays(1)))) {
      Duration away =
          random.nextInt(10) == 0
              ? Duration.ofMinutes(random.nextInt(4 * 24 * 60))
              : Duration.ofMinutes(1 + random.nextInt(30));
      longest = longest.compareTo(away) > 0 ? longest : away;
      now = now.plus(away);
      List<Reminder> catchUp = new ArrayList<>();
      for (Reminder reminder : List.copyOf(waiting)) {
        if (!reminder.moment().isAfter(now)) {
          waiting.remove(reminder);
          if (rule.isInTime(reminder, now)) {
            catchUp.add(reminder);
            assertThat(now).isBefore(START);
            assertThat(Duration.between(reminder.moment(), now))
                .isLessThan(reminder.step().dividedBy(2));
          }
        }
      }
      assertThat(catchUp).as("at one moment").hasSizeLessThanOrEqualTo(1);
      sent.addAll(catchUp);
    }

    assertThat(sent).isSortedAccordingTo((a, b) -> b.step().compareTo(a.step()));
    if (longest.compareTo(Duration.ofHours(1)) < 0) {
      assertThat(sent).as("never away for long").hasSize(planned);
    }
  }

  private static Reminder reminder(Duration step) {
    return Reminder.of("e1", START, step, Instant.EPOCH);
  }

  private static KnownEvent event(Instant timeSince) {
    return event(timeSince, Standing.PLANNED);
  }

  private static KnownEvent event(Instant timeSince, Standing standing) {
    return new KnownEvent(
        "p1",
        "Dialog",
        "Dialogue",
        START,
        START.plusSeconds(3_600),
        "Saal",
        "ON_SITE",
        "PUBLIC",
        standing,
        0,
        0,
        timeSince,
        null,
        START.plusSeconds(3_600));
  }
}
