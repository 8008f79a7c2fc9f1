package city.participation.events.programme.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.problem.Problem;
import city.participation.events.programme.Action;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.Refusal;
import city.participation.events.programme.StageStatus;
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
    return Stream.of(
        new Refusal.NotFound(),
        new Refusal.WrongState(ProgrammeStatus.DRAFT, List.of(Action.ANNOUNCE)),
        new Refusal.Stale(3),
        new Refusal.ConceptMissing(),
        new Refusal.StageMissing(),
        new Refusal.StageWrongState(StageStatus.CLOSED),
        new Refusal.StageEndsFirst(),
        new Refusal.StageOver("stage"),
        new Refusal.StageTooFar(moment, moment),
        new Refusal.StagesOverlap("other"),
        new Refusal.OpeningFixed(),
        new Refusal.TooManyStages(40),
        new Refusal.AudienceFixed(),
        new Refusal.OfficeMissing(),
        new Refusal.TooManyChanges(400),
        new Refusal.KeyReused());
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
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(keys(language))
          .contains(problem.code() + ".title", problem.code() + ".detail")
          .containsAll(problem.fields().stream().map(it -> "field." + it.code()).toList());
    }
  }

  @Test
  void haveTheSameTextsInBothLanguages() {
    assertThat(keysOf("problems/events", Locale.GERMAN))
        .isEqualTo(keysOf("problems/events", Locale.ENGLISH));
    ResourceBundle german = bundle("problems/events", Locale.GERMAN);
    assertThat(german.keySet())
        .allSatisfy(it ->
            assertThat(german.getString(it))
                .as("translated")
                .isNotEqualTo(bundle("problems/events", Locale.ENGLISH).getString(it)));
  }

  private static Set<String> keys(Locale language) {
    return Arrays.asList("problems/events", "problems/defaults").stream()
        .flatMap(it -> keysOf(it, language).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> keysOf(String bundle, Locale language) {
    return bundle(bundle, language).keySet();
  }

  /** The English texts are the ones without a language in their name. */
  private static ResourceBundle bundle(String name, Locale language) {
    return ResourceBundle.getBundle(
        name,
        language.equals(Locale.ENGLISH) ? Locale.ROOT : language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
