package city.participation.partners.engagement.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.problem.Problem;
import city.participation.partners.engagement.Action;
import city.participation.partners.engagement.EngagementStatus;
import city.participation.partners.engagement.Refusal;
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
    return Stream.of(
        new Refusal.NotFound(),
        new Refusal.NotYours(),
        new Refusal.OwnOrganisation(),
        new Refusal.UnknownProgramme(),
        new Refusal.UnknownStage(),
        new Refusal.ProgrammeOver(),
        new Refusal.NotAccredited(),
        new Refusal.AlreadyOpen(),
        new Refusal.WrongState(EngagementStatus.DECLINED, List.of(Action.END)),
        new Refusal.Stale(3),
        new Refusal.OfficeMissing(),
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
    Problem problem = Refusals.ofProposal(refusal);
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(keys(language))
          .contains(problem.code() + ".title", problem.code() + ".detail")
          .containsAll(problem.fields().stream().map(it -> "field." + it.code()).toList());
    }
  }

  @Test
  void nameTheFieldsOfAProposalThatTheyAreAbout() {
    assertThat(
            refusals()
                .map(Refusals::ofProposal)
                .flatMap(it -> it.fields().stream())
                .map(it -> it.pointer() + " " + it.code()))
        .contains(
            "/partner not-yours",
            "/partner not-accredited",
            "/programme over",
            "/role open-already");
    assertThat(Refusals.problem(new Refusal.NotAccredited()).fields())
        .as("a step names no partner")
        .isEmpty();
  }

  private static Set<String> keys(Locale language) {
    return Arrays.asList("problems/partners", "problems/defaults").stream()
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
