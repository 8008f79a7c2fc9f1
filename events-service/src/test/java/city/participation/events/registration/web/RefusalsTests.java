package city.participation.events.registration.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.problem.Problem;
import city.participation.events.registration.Refusal;
import city.participation.events.registration.RegistrationStatus;
import city.participation.events.registration.RegistrationView.Action;
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
        new Refusal.RegistrationClosed(),
        new Refusal.Full(),
        new Refusal.PartyTooLarge(2),
        new Refusal.AlreadyRegistered("registration"),
        new Refusal.OtherMode(true),
        new Refusal.OtherMode(false),
        new Refusal.TooManyCompanions(1),
        new Refusal.UnknownQuestion(0),
        new Refusal.AnsweredTwice(1),
        new Refusal.WrongAnswer(0),
        new Refusal.AnswerMissing("meal"),
        new Refusal.WrongState(RegistrationStatus.OFFERED, List.of(Action.ACCEPT)),
        new Refusal.Stale(3),
        new Refusal.OfferOver(),
        new Refusal.EventBegun(),
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
    for (Locale language : List.of(Locale.ROOT, Locale.GERMAN)) {
      assertThat(keys(language))
          .contains(problem.code() + ".title", problem.code() + ".detail")
          .containsAll(problem.fields().stream().map(it -> "field." + it.code()).toList());
    }
  }

  private static Set<String> keys(Locale language) {
    return Stream.of("problems/events", "problems/defaults")
        .flatMap(it ->
            ResourceBundle.getBundle(
                it,
                language,
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet()
                .stream())
        .collect(Collectors.toSet());
  }
}
