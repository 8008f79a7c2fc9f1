package city.participation.notifications.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.partner.KnownPartner.Member;
import city.participation.notifications.partner.PartnerFact.MemberActivated;
import city.participation.notifications.partner.PartnerFact.MemberInvitationRevoked;
import city.participation.notifications.partner.PartnerFact.MemberInvited;
import city.participation.notifications.partner.PartnerFact.MemberRevoked;
import city.participation.notifications.partner.PartnerFact.PartnerAccredited;
import city.participation.notifications.partner.PartnerFact.PartnerAnswerOverdue;
import city.participation.notifications.partner.PartnerFact.PartnerApplied;
import city.participation.notifications.partner.PartnerFact.PartnerExpired;
import city.participation.notifications.partner.PartnerFact.PartnerExpiring;
import city.participation.notifications.partner.PartnerFact.PartnerInfoProvided;
import city.participation.notifications.partner.PartnerFact.PartnerInfoRequested;
import city.participation.notifications.partner.PartnerFact.PartnerReinstated;
import city.participation.notifications.partner.PartnerFact.PartnerRejected;
import city.participation.notifications.partner.PartnerFact.PartnerReviewStarted;
import city.participation.notifications.partner.PartnerFact.PartnerSuspended;
import city.participation.notifications.partner.PartnerFact.PartnerWithdrawn;
import city.participation.notifications.wording.Matter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FollowPartnerTests {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final LocalDate UNTIL = LocalDate.of(2028, 11, 27);
  private static final KnownPartner APPLIED = KnownPartner.NEW.applied(false, NOON);
  private static final KnownPartner ACCREDITED = APPLIED.accredited("Veedel Digital e.V.");
  private static final KnownPartner RENEWING = ACCREDITED.applied(true, NOON);
  private static final Member OWNER = new Member("owner", true);
  private static final Member EDITOR = new Member("editor", false);
  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, String> NAME = Map.of("name", "Veedel Digital e.V.");
  private static final Map<String, String> DAY = Map.of("day", "2028-11-27");
  private static final Map<String, String> BOTH =
      Map.of("day", "2028-11-27", "name", "Veedel Digital e.V.");

  private final TellPerson tellPerson = mock(TellPerson.class);
  private final FollowPartner followPartner = new FollowPartner(tellPerson);

  static Stream<Arguments> told() {
    return Stream.of(
        Arguments.of(
            KnownPartner.NEW,
            new PartnerApplied("a", false, NOON),
            Matter.PARTNER_APPLIED,
            NOTHING),
        Arguments.of(
            ACCREDITED,
            new PartnerApplied("a", true, NOON),
            Matter.PARTNER_RENEWAL_REQUESTED,
            NAME),
        Arguments.of(
            APPLIED, new PartnerInfoRequested("a", UNTIL), Matter.PARTNER_INFO_REQUESTED, DAY),
        Arguments.of(
            RENEWING, new PartnerInfoRequested("a", UNTIL), Matter.PARTNER_INFO_REQUESTED, BOTH),
        Arguments.of(
            APPLIED, new PartnerReviewStarted("a"), Matter.PARTNER_REVIEW_STARTED, NOTHING),
        Arguments.of(RENEWING, new PartnerReviewStarted("a"), Matter.PARTNER_REVIEW_STARTED, NAME),
        Arguments.of(
            APPLIED.asked(UNTIL),
            new PartnerAnswerOverdue("a", UNTIL),
            Matter.PARTNER_ANSWER_OVERDUE,
            DAY),
        Arguments.of(
            RENEWING.asked(UNTIL),
            new PartnerAnswerOverdue("a", UNTIL),
            Matter.PARTNER_ANSWER_OVERDUE,
            BOTH),
        Arguments.of(
            APPLIED.asked(UNTIL),
            new PartnerInfoProvided("a"),
            Matter.PARTNER_INFO_PROVIDED,
            NOTHING),
        Arguments.of(
            APPLIED,
            new PartnerAccredited("a", "Veedel Digital e.V.", UNTIL, false),
            Matter.PARTNER_ACCREDITED,
            BOTH),
        Arguments.of(
            RENEWING,
            new PartnerAccredited("a", "Veedel Digital e.V.", UNTIL, true),
            Matter.PARTNER_RENEWED,
            BOTH),
        Arguments.of(APPLIED, new PartnerRejected("a", null), Matter.PARTNER_REJECTED, NOTHING),
        Arguments.of(
            RENEWING, new PartnerRejected("a", UNTIL), Matter.PARTNER_RENEWAL_REJECTED, BOTH),
        Arguments.of(ACCREDITED, new PartnerSuspended("a"), Matter.PARTNER_SUSPENDED, NAME),
        Arguments.of(
            ACCREDITED.suspended(true),
            new PartnerReinstated("a", UNTIL),
            Matter.PARTNER_REINSTATED,
            BOTH),
        Arguments.of(
            ACCREDITED, new PartnerExpiring("a", UNTIL, false), Matter.PARTNER_EXPIRING, BOTH),
        Arguments.of(
            ACCREDITED.suspended(true),
            new PartnerExpiring("a", UNTIL, false),
            Matter.PARTNER_EXPIRING_SUSPENDED,
            BOTH),
        Arguments.of(
            RENEWING,
            new PartnerExpiring("a", UNTIL, true),
            Matter.PARTNER_EXPIRING_RENEWING,
            BOTH),
        Arguments.of(ACCREDITED, new PartnerExpired("a", UNTIL), Matter.PARTNER_EXPIRED, BOTH),
        Arguments.of(
            RENEWING, new PartnerExpired("a", UNTIL), Matter.PARTNER_EXPIRED_RENEWING, BOTH));
  }

  @ParameterizedTest
  @MethodSource("told")
  void tellsAllWhoActForThePartnerAndNobodyTwice(
      KnownPartner before, PartnerFact fact, Matter matter, Map<String, String> parameters) {
    followPartner.follow(
        before.with(OWNER).with(EDITOR).with(new Member("a", true)), "p1", "m1", fact);

    for (String person : List.of("owner", "editor", "a")) {
      verify(tellPerson).tell("m1", person, matter, parameters, "p1");
    }
    verifyNoMoreInteractions(tellPerson);
  }

  @ParameterizedTest
  @MethodSource("told")
  void tellsNobodyWhoOnlyAppliedOnce(
      KnownPartner before, PartnerFact fact, Matter matter, Map<String, String> parameters) {
    followPartner.follow(before.with(OWNER), "p1", "m1", fact);

    verify(tellPerson).tell("m1", "owner", matter, parameters, "p1");
    verifyNoMoreInteractions(tellPerson);
  }

  @ParameterizedTest
  @MethodSource("told")
  void tellsNobodyWhenNobodyIsLeft(
      KnownPartner before, PartnerFact fact, Matter matter, Map<String, String> parameters) {
    followPartner.follow(before.with(OWNER).without("owner"), "p1", "m1", fact);

    verifyNoInteractions(tellPerson);
  }

  @Test
  void tellsTheOthersOfAWithdrawal() {
    followPartner.follow(
        ACCREDITED.with(OWNER).with(EDITOR), "p1", "m1", new PartnerWithdrawn("a"));

    verify(tellPerson).tell("m1", "owner", Matter.PARTNER_WITHDRAWN, NAME, "p1");
    verify(tellPerson).tell("m1", "editor", Matter.PARTNER_WITHDRAWN, NAME, "p1");
    verifyNoMoreInteractions(tellPerson);
  }

  @Test
  void tellsAnInviteeWhoIsKnown() {
    KnownPartner after = follow(ACCREDITED.with(OWNER), new MemberInvited("i1", "invitee", UNTIL));

    verify(tellPerson)
        .tell(
            "m1",
            "invitee",
            Matter.PARTNER_INVITED,
            Map.of("day", "2028-11-27", "name", "Veedel Digital e.V.", "invitation", "i1"),
            "p1");
    verifyNoMoreInteractions(tellPerson);
    assertThat(after).isEqualTo(ACCREDITED.with(OWNER));
  }

  @Test
  void tellsNobodyOfAnInvitationToSomebodyUnknown() {
    follow(ACCREDITED.with(OWNER), new MemberInvited("i1", null, UNTIL));

    verifyNoInteractions(tellPerson);
  }

  @Test
  void tellsAnInviteeThatItIsOver() {
    KnownPartner after = follow(ACCREDITED.with(OWNER), new MemberInvitationRevoked("invitee"));

    verify(tellPerson).tell("m1", "invitee", Matter.PARTNER_INVITATION_REVOKED, NAME, "p1");
    verifyNoMoreInteractions(tellPerson);
    assertThat(after).isEqualTo(ACCREDITED.with(OWNER));
  }

  @Test
  void takesTheFirstMemberToBeTheApplicantWhoseApplicationWasConfirmed() {
    KnownPartner after = follow(APPLIED, new MemberActivated("a", true));

    verifyNoInteractions(tellPerson);
    assertThat(after).isEqualTo(APPLIED.with(new Member("a", true)));
  }

  @Test
  void tellsANewMemberAndTheOtherOwners() {
    KnownPartner before = ACCREDITED.with(OWNER).with(EDITOR);

    KnownPartner after = follow(before, new MemberActivated("new", false));

    verify(tellPerson).tell("m1", "new", Matter.PARTNER_NOW_EDITOR, NAME, "p1");
    verify(tellPerson).tell("m1", "owner", Matter.PARTNER_MEMBER_ADDED, NAME, "p1");
    verifyNoMoreInteractions(tellPerson);
    assertThat(after).isEqualTo(before.with(new Member("new", false)));
  }

  @Test
  void tellsAMemberAloneOfAnotherRole() {
    KnownPartner before = ACCREDITED.with(OWNER).with(EDITOR);

    KnownPartner after = follow(before, new MemberActivated("editor", true));

    verify(tellPerson).tell("m1", "editor", Matter.PARTNER_NOW_OWNER, NAME, "p1");
    verifyNoMoreInteractions(tellPerson);
    assertThat(after.people()).containsExactly("owner", "editor");
    assertThat(after.otherOwners("owner")).containsExactly("editor");
  }

  @Test
  void tellsAMemberOnceWhoseRoleIsSaidAgain() {
    follow(ACCREDITED.with(OWNER).with(EDITOR), new MemberActivated("editor", false));

    verifyNoInteractions(tellPerson);
  }

  @Test
  void tellsWhoNoLongerActsForThePartner() {
    KnownPartner after =
        follow(ACCREDITED.with(OWNER).with(EDITOR), new MemberRevoked("editor", false));

    verify(tellPerson).tell("m1", "editor", Matter.PARTNER_MEMBER_REVOKED, NAME, "p1");
    verifyNoMoreInteractions(tellPerson);
    assertThat(after).isEqualTo(ACCREDITED.with(OWNER));
  }

  @Test
  void saysNoFarewellToWhoeverHadTheirDataErased() {
    KnownPartner after =
        follow(ACCREDITED.with(OWNER).with(EDITOR), new MemberRevoked("editor", true));

    verifyNoInteractions(tellPerson);
    assertThat(after).isEqualTo(ACCREDITED.with(OWNER));
  }

  @Test
  void waitsForTheCityAgainOnceThePartnerAnswered() {
    assertThat(follow(RENEWING.asked(UNTIL), new PartnerInfoProvided("a"))).isEqualTo(RENEWING);
  }

  @Test
  void waitsForTheCityAgainOnceTheDayHasPassed() {
    KnownPartner overdue = follow(RENEWING.asked(UNTIL), new PartnerAnswerOverdue("a", UNTIL));

    assertThat(overdue).isEqualTo(RENEWING);
    assertThat(follow(overdue, new PartnerInfoProvided("a"))).isEqualTo(RENEWING);
  }

  @ParameterizedTest
  @MethodSource("told")
  void tellsTheApplicant(
      KnownPartner before, PartnerFact fact, Matter matter, Map<String, String> parameters) {
    followPartner.follow(before, "p1", "m1", fact);

    verify(tellPerson).tell("m1", "a", matter, parameters, "p1");
  }

  @Test
  void tellsApplicantsNothingOfWhatTheyWithdrewThemselves() {
    KnownPartner after = followPartner.follow(RENEWING, "p1", "m1", new PartnerWithdrawn("a"));

    verify(tellPerson, never()).tell(any(), any(), any(), any(), any());
    assertThat(after.waits()).isFalse();
  }

  @Test
  void remembersWhatWaitsUntilItIsDecided() {
    KnownPartner applied = follow(null, new PartnerApplied("a", false, NOON));
    assertThat(applied.waitingSince()).isEqualTo(NOON);
    KnownPartner asked = follow(applied, new PartnerInfoRequested("a", UNTIL));
    assertThat(asked.waitingSince()).isEqualTo(NOON);
    assertThat(asked.answerBy()).isEqualTo("2028-11-27");

    assertThat(follow(asked, new PartnerRejected("a", null)))
        .isEqualTo(new KnownPartner(null, false, false, null, null, null));
    assertThat(follow(asked, new PartnerAccredited("a", "Neu", UNTIL, false)))
        .isEqualTo(new KnownPartner("Neu", false, false, null, null, null));
  }

  @Test
  void asksForNoAnswerToWhatAnEarlierReviewAsked() {
    KnownPartner asked = RENEWING.asked(UNTIL);

    KnownPartner again = follow(asked.decided(), new PartnerApplied("a", true, NOON));

    assertThat(again.answerBy()).isNull();
    assertThat(again.renewal()).isTrue();
  }

  @Test
  void keepsARenewalWaitingWhenItsTermIsSuspendedOrEnds() {
    KnownPartner suspended = follow(RENEWING, new PartnerSuspended("a"));
    assertThat(suspended).isEqualTo(RENEWING.suspended(true));

    assertThat(follow(suspended, new PartnerExpired("a", UNTIL))).isEqualTo(RENEWING);
  }

  @Test
  void keepsASuspensionBeyondARejectedRenewal() {
    KnownPartner rejected = follow(RENEWING.suspended(true), new PartnerRejected("a", UNTIL));

    assertThat(rejected).isEqualTo(ACCREDITED.suspended(true));
  }

  private KnownPartner follow(@Nullable KnownPartner before, PartnerFact fact) {
    return followPartner.follow(before, "p1", "m1", fact);
  }
}
