package city.participation.events.event.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.problem.Problem;
import city.participation.events.content.Texts;
import city.participation.events.event.Action;
import city.participation.events.event.Clash;
import city.participation.events.event.EventStatus;
import city.participation.events.event.Refusal;
import city.participation.events.event.Refusal.Flaw;
import city.participation.events.programme.ProgrammeStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal is told in both languages, with a way out. */
class RefusalsTests {

  static Stream<Refusal> refusals() {
    Instant moment = Instant.parse("2027-03-01T00:00:00Z");
    return Stream.concat(
        Arrays.stream(Flaw.values()).map(it -> new Refusal.Flawed("/endsAt", it)),
        Stream.of(
            new Refusal.NotFound(),
            new Refusal.WrongState(EventStatus.DRAFT, List.of(Action.SCHEDULE)),
            new Refusal.Stale(3),
            new Refusal.Unlinked(
                "programme",
                List.of(
                    new Refusal.Flawed("/coHosts/0", Flaw.CO_HOST_NOT_ENGAGED),
                    new Refusal.Flawed("/ideas/1", Flaw.IDEA_NOT_PUBLISHED))),
            new Refusal.Incomplete(List.of("venue")),
            new Refusal.Over(),
            new Refusal.ProgrammeTakesNone(ProgrammeStatus.CLOSED),
            new Refusal.OutsideStage("stage", moment, moment),
            new Refusal.Taken(List.of(new Clash("id", new Texts("de", null), moment, moment))),
            new Refusal.Fixed(List.of("programmeId", "startsAt")),
            new Refusal.OfficeMissing(),
            new Refusal.TooManyChanges(200),
            new Refusal.KeyReused()));
  }

  @Test
  void areAllHere() {
    assertThat(refusals().map(it -> (Object) it.getClass()).distinct())
        .containsExactlyInAnyOrder((Object[]) Refusal.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void areToldInBothLanguages(Refusal refusal) {
    Problem problem = Refusals.problem(refusal);
    for (Locale language : List.of(Locale.ROOT, Locale.GERMAN)) {
      assertThat(keys(language))
          .contains(problem.code() + ".title", problem.code() + ".detail")
          .containsAll(problem.fields().stream().map(it -> "field." + it.code()).toList());
    }
  }

  /** The English texts are the ones without a language in their name. */
  private static Set<String> keys(Locale language) {
    return Stream.of("problems/events", "problems/defaults")
        .map(it ->
            ResourceBundle.getBundle(
                it,
                language,
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES)))
        .flatMap(it -> it.keySet().stream())
        .collect(Collectors.toSet());
  }
}
