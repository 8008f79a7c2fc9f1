package city.participation.partners.partner.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.problem.Problem;
import city.participation.partners.partner.Action;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Refusal;
import java.time.Duration;
import java.time.LocalDate;
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
    LocalDate day = LocalDate.of(2026, 11, 27);
    return Stream.of(
        new Refusal.NotFound(),
        new Refusal.NotYours(),
        new Refusal.OwnOrganisation(),
        new Refusal.NotTheReviewer(),
        new Refusal.FourEyes(),
        new Refusal.WrongState(PartnerStatus.DRAFT, List.of(Action.APPLY)),
        new Refusal.Stale(3),
        new Refusal.OrganisationKnown(null, "/name"),
        new Refusal.OrganisationKnown("own", "/register"),
        new Refusal.IdentityFixed(List.of("/name", "/sector")),
        new Refusal.Incomplete(List.of("/name")),
        new Refusal.TermsOutdated("2027-01"),
        new Refusal.ReasonMissing(),
        new Refusal.OfficeMissing(),
        new Refusal.DateOutOfRange("/until", day, day),
        new Refusal.TermOfRejection(),
        new Refusal.TooManyAmendments(200),
        new Refusal.QuotaUsedUp(20, Duration.ofHours(1)),
        new Refusal.KeyReused(),
        new Refusal.OwnerNeeded(),
        new Refusal.LastOwner(),
        new Refusal.MemberUnknown(),
        new Refusal.AlreadyMember(),
        new Refusal.InvitationUnknown(),
        new Refusal.InvitationExpired(),
        new Refusal.OwnerFirst(),
        new Refusal.DeciderCannotJoin(),
        new Refusal.TooManyMembers(50),
        new Refusal.TooManyInvitations(20),
        new Refusal.TooManyMemberChanges(500),
        new Refusal.ContactMissing(),
        new Refusal.Busy());
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
  void nameTheFieldsThatTheyAreAbout() {
    assertThat(fields(new Refusal.OrganisationKnown(null, "/register")))
        .containsExactly("/register taken");
    assertThat(fields(new Refusal.OrganisationKnown("own", "/name")))
        .containsExactly("/name taken");
    assertThat(fields(new Refusal.IdentityFixed(List.of("/name", "/sector"))))
        .containsExactly("/name accredited", "/sector accredited");
    assertThat(fields(new Refusal.ContactMissing())).containsExactly("/contact missing");
  }

  private static List<String> fields(Refusal refusal) {
    return Refusals.problem(refusal).fields().stream()
        .map(it -> it.pointer() + " " + it.code())
        .toList();
  }

  @Test
  void haveTheSameTextsInBothLanguages() {
    assertThat(keysOf("problems/partners", Locale.GERMAN))
        .isEqualTo(keysOf("problems/partners", Locale.ENGLISH));
    ResourceBundle german = bundle("problems/partners", Locale.GERMAN);
    assertThat(german.keySet())
        .allSatisfy(it ->
            assertThat(german.getString(it))
                .as("translated")
                .isNotEqualTo(bundle("problems/partners", Locale.ENGLISH).getString(it)));
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
