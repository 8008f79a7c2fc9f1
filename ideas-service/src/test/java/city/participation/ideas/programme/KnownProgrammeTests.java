package city.participation.ideas.programme;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.programme.ProgrammeFact.ProgrammeClosed;
import city.participation.ideas.programme.ProgrammeFact.ProgrammeTold;
import city.participation.ideas.programme.ProgrammeFact.StageClosed;
import city.participation.ideas.programme.ProgrammeFact.StageOpened;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownProgrammeTests {

  private static final Instant MARCH = Instant.parse("2027-02-28T23:00:00Z");
  private static final Instant APRIL = Instant.parse("2027-03-31T22:00:00Z");
  private static final Instant MAY = Instant.parse("2027-04-30T22:00:00Z");
  private static final List<StageAction> BOTH = List.of(StageAction.SUBMIT, StageAction.SUPPORT);
  private static final List<StageAction> SUPPORT = List.of(StageAction.SUPPORT);
  private static final ProgrammeFact ANNOUNCED =
      told(
          new KnownStage("collect", MARCH, APRIL, StageStatus.PLANNED, BOTH),
          new KnownStage("weigh", APRIL, MAY, StageStatus.PLANNED, SUPPORT));
  private static final ProgrammeFact COLLECTING = new StageOpened("collect", BOTH, APRIL);

  @Test
  void opensByItsMessagesAndSaysUntilAndFromWhen() {
    assertThat(submit(MARCH.minusSeconds(9), ANNOUNCED)).isEqualTo(Opening.from(MARCH));
    assertThat(submit(MARCH, ANNOUNCED)).as("not by the date alone").isEqualTo(Opening.from(MARCH));
    assertThat(submit(MARCH, ANNOUNCED, COLLECTING)).isEqualTo(Opening.until(APRIL));
    assertThat(support(MARCH, ANNOUNCED, COLLECTING)).isEqualTo(Opening.until(APRIL));

    ProgrammeFact over = new StageClosed("collect");
    assertThat(submit(MARCH, ANNOUNCED, COLLECTING, over)).isEqualTo(Opening.NEVER);
    assertThat(support(MARCH, ANNOUNCED, COLLECTING, over)).isEqualTo(Opening.from(APRIL));
  }

  @Test
  void takesNothingInAfterTheEndHoweverLateTheMessage() {
    assertThat(submit(APRIL.minusMillis(1), ANNOUNCED, COLLECTING).open()).isTrue();
    assertThat(submit(APRIL, ANNOUNCED, COLLECTING)).isEqualTo(Opening.NEVER);
    assertThat(support(APRIL, ANNOUNCED, COLLECTING)).isEqualTo(Opening.from(APRIL));
    assertThat(support(MAY, ANNOUNCED, COLLECTING))
        .as("missed as a whole")
        .isEqualTo(Opening.NEVER);
  }

  @Test
  void isOpenUntilTheLastOfTheStagesThatAllowItCloses() {
    ProgrammeFact weighing = new StageOpened("weigh", SUPPORT, MAY);
    assertThat(support(MARCH, ANNOUNCED, COLLECTING, weighing)).isEqualTo(Opening.until(MAY));
    assertThat(submit(MARCH, ANNOUNCED, COLLECTING, weighing)).isEqualTo(Opening.until(APRIL));
  }

  @Test
  void opensAgainUntilAnotherTimeAndForOtherThings() {
    assertThat(
            support(
                APRIL,
                ANNOUNCED,
                COLLECTING,
                new StageClosed("collect"),
                new StageOpened("collect", SUPPORT, MAY)))
        .isEqualTo(Opening.until(MAY));
    assertThat(
            submit(
                APRIL,
                ANNOUNCED,
                COLLECTING,
                new StageClosed("collect"),
                new StageOpened("collect", SUPPORT, MAY)))
        .isEqualTo(Opening.NEVER);
  }

  @Test
  void takesOverAllStagesWhenSomethingIsDifferent() {
    ProgrammeFact moved = told(new KnownStage("collect", MARCH, MAY, StageStatus.OPEN, SUPPORT));
    assertThat(support(APRIL, ANNOUNCED, COLLECTING, moved)).isEqualTo(Opening.until(MAY));
    assertThat(submit(APRIL, ANNOUNCED, COLLECTING, moved)).isEqualTo(Opening.NEVER);
  }

  @Test
  void opensNothingOnceItIsOver() {
    assertThat(support(MARCH, ANNOUNCED, COLLECTING, new ProgrammeClosed()))
        .isEqualTo(Opening.NEVER);
    assertThat(support(MARCH, ANNOUNCED, COLLECTING, new ProgrammeClosed(), COLLECTING))
        .isEqualTo(Opening.NEVER);
  }

  @Test
  void isNotKnownBeforeItIsAnnounced() {
    assertThat(after(COLLECTING)).isNull();
    assertThat(after(new StageClosed("collect"), new ProgrammeClosed())).isNull();
  }

  @Test
  void isForTheAdministrationOnlyIfItSaysSo() {
    KnownProgramme internal = new KnownProgramme(true, false, List.of());
    assertThat(internal.isFor(true)).isTrue();
    assertThat(internal.isFor(false)).isFalse();
    assertThat(new KnownProgramme(false, false, List.of()).isFor(false)).isTrue();
  }

  @Provide
  Arbitrary<List<ProgrammeFact>> lives() {
    Arbitrary<ProgrammeFact> facts =
        Arbitraries.of(
            ANNOUNCED,
            COLLECTING,
            new StageOpened("collect", BOTH, MAY),
            new StageClosed("collect"),
            new StageOpened("weigh", SUPPORT, MAY),
            new StageClosed("weigh"),
            new ProgrammeClosed());
    return facts.list().ofMaxSize(20);
  }

  /** Told by a much simpler model, at three moments. */
  @Property(tries = 2000)
  void isOpenExactlyWhileAStageThatAllowsItIs(@ForAll("lives") List<ProgrammeFact> life) {
    boolean known = false;
    boolean over = false;
    Map<String, Instant> open = new HashMap<>();
    KnownProgramme programme = null;
    for (ProgrammeFact fact : life) {
      programme = KnownProgramme.after(programme, fact);
      if (fact instanceof ProgrammeTold) {
        known = true;
        over = false;
        open.clear();
      } else if (known) {
        switch (fact) {
          case StageOpened(String stage, var _, Instant closesAt) -> open.put(stage, closesAt);
          case StageClosed(String stage) -> open.remove(stage);
          case ProgrammeClosed() -> over = true;
          case ProgrammeTold told -> throw new AssertionError(told);
        }
      }
      assertThat(programme != null).isEqualTo(known);
      for (Instant now : List.of(MARCH, APRIL, MAY)) {
        boolean submit = !over && isOpen(open.get("collect"), now);
        boolean support = !over && (submit || isOpen(open.get("weigh"), now));
        if (programme != null) {
          assertThat(programme.opening(StageAction.SUBMIT, now).open()).isEqualTo(submit);
          assertThat(programme.opening(StageAction.SUPPORT, now).open()).isEqualTo(support);
        }
      }
    }
  }

  private static boolean isOpen(@Nullable Instant end, Instant now) {
    return end != null && now.isBefore(end);
  }

  private static ProgrammeFact told(KnownStage... stages) {
    return new ProgrammeTold(false, false, List.of(stages));
  }

  private static Opening submit(Instant now, ProgrammeFact... facts) {
    return Objects.requireNonNull(after(facts)).opening(StageAction.SUBMIT, now);
  }

  private static Opening support(Instant now, ProgrammeFact... facts) {
    return Objects.requireNonNull(after(facts)).opening(StageAction.SUPPORT, now);
  }

  private static @Nullable KnownProgramme after(ProgrammeFact... facts) {
    KnownProgramme programme = null;
    for (ProgrammeFact fact : facts) {
      programme = KnownProgramme.after(programme, fact);
    }
    return programme;
  }
}
