package city.participation.partners.engagement;

import static city.participation.partners.engagement.EngagementExamples.ACCREDITED;
import static city.participation.partners.engagement.EngagementExamples.EXPIRED;
import static city.participation.partners.engagement.EngagementExamples.INTERNAL;
import static city.participation.partners.engagement.EngagementExamples.NOW;
import static city.participation.partners.engagement.EngagementExamples.OFFICELESS;
import static city.participation.partners.engagement.EngagementExamples.OPEN;
import static city.participation.partners.engagement.EngagementExamples.OVER;
import static city.participation.partners.engagement.EngagementExamples.PAULA;
import static city.participation.partners.engagement.EngagementExamples.PAULA_OF_THE_CITY;
import static city.participation.partners.engagement.EngagementExamples.STAFF;
import static city.participation.partners.engagement.EngagementExamples.STRANGER;
import static city.participation.partners.engagement.EngagementExamples.SUSPENDED;
import static city.participation.partners.engagement.EngagementExamples.agreed;
import static city.participation.partners.engagement.EngagementExamples.facts;
import static city.participation.partners.engagement.EngagementExamples.propose;
import static city.participation.partners.engagement.EngagementExamples.proposed;
import static city.participation.partners.engagement.EngagementExamples.refused;
import static city.participation.partners.engagement.EngagementExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.engagement.EngagementFact.EngagementEnded;
import city.participation.partners.engagement.TrailEntry.Role;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.programme.KnownProgramme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngagementTests {

  private static final String REASON = "Dafür haben wir schon eine Zusage.";

  @Test
  void isProposedForAPartnerByWhoSpeaksForIt() {
    assertThat(refused(propose(STRANGER, ACCREDITED, OPEN))).isEqualTo(new Refusal.NotYours());
    assertThat(refused(propose(STAFF, ACCREDITED, OPEN))).isEqualTo(new Refusal.NotYours());
    assertThat(
            refused(
                Engagement.propose(
                    "id",
                    EngagementExamples.proposal(),
                    PAULA,
                    Optional.empty(),
                    Optional.of(OPEN),
                    NOW)))
        .as("of a partner that is not there nothing else is told")
        .isEqualTo(new Refusal.NotYours());
    assertThat(proposed().status()).isEqualTo(EngagementStatus.PROPOSED);
  }

  @Test
  void isProposedByAccreditedPartnersOnly() {
    assertThat(refused(propose(PAULA, SUSPENDED, OPEN))).isEqualTo(new Refusal.NotAccredited());
    assertThat(refused(propose(PAULA, EXPIRED, OPEN))).isEqualTo(new Refusal.NotAccredited());
  }

  @Test
  void isProposedForWhatIsThereAndNotOver() {
    assertThat(refused(propose(PAULA, ACCREDITED, OVER))).isEqualTo(new Refusal.ProgrammeOver());
    assertThat(
            refused(propose(PAULA, ACCREDITED, new KnownProgramme(false, false, List.of("other")))))
        .isEqualTo(new Refusal.UnknownStage());
    assertThat(refused(propose(PAULA, ACCREDITED, INTERNAL)))
        .as("not told of what is for the administration")
        .isEqualTo(new Refusal.UnknownProgramme());
    assertThat(taken(propose(PAULA_OF_THE_CITY, ACCREDITED, INTERNAL)).status())
        .isEqualTo(EngagementStatus.PROPOSED);
  }

  @Test
  void isDecidedByStaffWhoDidNotProposeIt() {
    assertThat(refused(proposed().agree(PAULA, ACCREDITED, Optional.of(OPEN), NOW)))
        .isEqualTo(new Refusal.NotYours());
    assertThat(refused(proposed().agree(PAULA_OF_THE_CITY, ACCREDITED, Optional.of(OPEN), NOW)))
        .isEqualTo(new Refusal.OwnOrganisation());
    assertThat(refused(proposed().decline(PAULA_OF_THE_CITY, ACCREDITED, REASON, NOW)))
        .isEqualTo(new Refusal.OwnOrganisation());
    assertThat(refused(proposed().agree(OFFICELESS, ACCREDITED, Optional.of(OPEN), NOW)))
        .isEqualTo(new Refusal.OfficeMissing());
    assertThat(agreed().status()).isEqualTo(EngagementStatus.AGREED);
  }

  @Test
  void isAgreedToOnlyWhileAllStillHolds() {
    assertThat(refused(proposed().agree(STAFF, SUSPENDED, Optional.of(OPEN), NOW)))
        .isEqualTo(new Refusal.NotAccredited());
    assertThat(refused(proposed().agree(STAFF, ACCREDITED, Optional.of(OVER), NOW)))
        .isEqualTo(new Refusal.ProgrammeOver());
    assertThat(refused(agreed().agree(STAFF, ACCREDITED, Optional.of(OPEN), NOW)))
        .isEqualTo(new Refusal.WrongState(EngagementStatus.AGREED, List.of(Action.END)));
  }

  @Test
  void freesTheSameOnceItIsOver() {
    assertThat(proposed().claim()).isNotNull().isEqualTo(agreed().claim());
    Engagement declined = taken(proposed().decline(STAFF, ACCREDITED, REASON, NOW));
    assertThat(declined.claim()).isNull();
    assertThat(declined.due()).isNull();
    assertThat(taken(agreed().end(PAULA, ACCREDITED, REASON, NOW)).claim()).isNull();
  }

  @Test
  void isEndedByEitherSide() {
    assertThat(taken(proposed().end(PAULA, SUSPENDED, REASON, NOW)).trail().getLast().role())
        .isEqualTo(Role.PARTNER);
    Engagement ended = taken(agreed().end(STAFF, ACCREDITED, REASON, NOW));
    assertThat(ended.trail().getLast().by()).isEqualTo("sina");
    assertThat(ended.reason()).isEqualTo(REASON);
    assertThat(refused(agreed().end(STRANGER, ACCREDITED, REASON, NOW)))
        .isEqualTo(new Refusal.NotYours());
    assertThat(refused(agreed().end(OFFICELESS, ACCREDITED, REASON, NOW)))
        .isEqualTo(new Refusal.OfficeMissing());
    assertThat(refused(ended.end(STAFF, ACCREDITED, REASON, NOW)))
        .isEqualTo(new Refusal.WrongState(EngagementStatus.ENDED, List.of()));
  }

  @Test
  void endsWithItsProgrammeAndWithTheAccreditationButNotWhileThatPauses() {
    for (Engagement open : List.of(proposed(), agreed())) {
      assertThat(taken(open.settle(Optional.of(ACCREDITED), Optional.of(OPEN), NOW)))
          .isEqualTo(open);
      assertThat(taken(open.settle(Optional.of(SUSPENDED), Optional.of(OPEN), NOW)))
          .isEqualTo(open);
      assertThat(facts(open.settle(Optional.of(ACCREDITED), Optional.of(OVER), NOW)))
          .hasExactlyElementsOfTypes(EngagementEnded.class);
      assertThat(facts(open.settle(Optional.of(EXPIRED), Optional.of(OPEN), NOW)))
          .hasExactlyElementsOfTypes(EngagementEnded.class);
    }
    Engagement ended = taken(agreed().settle(Optional.of(EXPIRED), Optional.of(OPEN), NOW));
    assertThat(ended.trail().getLast().role()).isEqualTo(Role.CALENDAR);
    assertThat(facts(ended.settle(Optional.of(EXPIRED), Optional.of(OVER), NOW)))
        .as("once")
        .isEmpty();
  }

  /** Whatever was missed while it was written is met then. */
  @Test
  void isLookedAtAgainForAsLongAsItIsOpen() {
    assertThat(proposed().due()).isEqualTo(NOW.plus(Engagement.LOOK));
    assertThat(agreed().due()).isEqualTo(NOW.plus(Engagement.LOOK));
    assertThat(taken(agreed().end(PAULA, ACCREDITED, REASON, NOW)).due()).isNull();
  }

  @Test
  void isSeenByEverybodyWhileItIsAgreedInAPublicProgramme() {
    assertThat(agreed().isVisibleTo(null, Optional.of(ACCREDITED), Optional.of(OPEN))).isTrue();
    assertThat(agreed().isVisibleTo(null, Optional.of(ACCREDITED), Optional.of(INTERNAL)))
        .isFalse();
    assertThat(agreed().isVisibleTo(STRANGER, Optional.of(SUSPENDED), Optional.of(OPEN)))
        .as("as in the directory")
        .isFalse();
    assertThat(agreed().isVisibleTo(PAULA, Optional.of(SUSPENDED), Optional.of(OPEN))).isTrue();
    assertThat(proposed().isVisibleTo(null, Optional.of(ACCREDITED), Optional.of(OPEN))).isFalse();
    assertThat(proposed().isVisibleTo(STRANGER, Optional.of(ACCREDITED), Optional.of(OPEN)))
        .isFalse();
    assertThat(proposed().isVisibleTo(PAULA, Optional.of(ACCREDITED), Optional.of(OPEN))).isTrue();
    assertThat(proposed().isVisibleTo(STAFF, Optional.of(ACCREDITED), Optional.of(OPEN))).isTrue();
  }

  @Test
  void isTheSameForOnePartnerProgrammeStageAndRole() {
    Proposal one = EngagementExamples.proposal();
    assertThat(one.claim())
        .isEqualTo(
            String.join(
                "|",
                EngagementExamples.PARTNER,
                EngagementExamples.PROGRAMME,
                EngagementExamples.STAGE,
                "CO_HOST"));
    Proposal ofAll = new Proposal(one.partner(), one.programme(), null, one.role(), one.interest());
    assertThat(ofAll.claim()).isNotEqualTo(one.claim()).contains("||");
  }

  @Test
  void forgetsWhoProposedItAndWhoDecidedAndKeepsWhatTheyDid() {
    Engagement withoutMember = agreed().forgetting(PAULA.id());
    assertThat(withoutMember.proposedBy()).isEqualTo(FindStanding.NOBODY);
    assertThat(withoutMember.trail()).isEqualTo(agreed().trail());
    Engagement withoutClerk = agreed().forgetting(STAFF.id());
    assertThat(withoutClerk.proposedBy()).isEqualTo(PAULA.id());
    TrailEntry decided = agreed().trail().getLast();
    assertThat(withoutClerk.trail())
        .containsExactly(agreed().trail().getFirst(), decided.withoutPerson());
    assertThat(decided.withoutPerson())
        .isEqualTo(
            new TrailEntry(EngagementStatus.AGREED, NOW, Role.STAFF, null, STAFF.office(), null));
    assertThat(withoutClerk.status()).isEqualTo(EngagementStatus.AGREED);
    assertThat(agreed().forgetting(STRANGER.id())).isEqualTo(agreed());
  }
}
