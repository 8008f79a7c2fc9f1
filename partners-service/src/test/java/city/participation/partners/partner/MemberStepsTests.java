package city.participation.partners.partner;

import static city.participation.partners.partner.MemberExamples.EDITOR;
import static city.participation.partners.partner.MemberExamples.LIFE;
import static city.participation.partners.partner.MemberExamples.SECOND;
import static city.participation.partners.partner.MemberExamples.joined;
import static city.participation.partners.partner.MemberExamples.withEditor;
import static city.participation.partners.partner.MemberExamples.withTwoOwners;
import static city.participation.partners.partner.MemberExamples.withoutOwner;
import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.APPROVER;
import static city.participation.partners.partner.PartnerExamples.ID;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.STRANGER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.TODAY;
import static city.participation.partners.partner.PartnerExamples.UNTIL;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static city.participation.partners.partner.PartnerExamples.applied;
import static city.participation.partners.partner.PartnerExamples.asked;
import static city.participation.partners.partner.PartnerExamples.draft;
import static city.participation.partners.partner.PartnerExamples.endOf;
import static city.participation.partners.partner.PartnerExamples.expired;
import static city.participation.partners.partner.PartnerExamples.facts;
import static city.participation.partners.partner.PartnerExamples.inReview;
import static city.participation.partners.partner.PartnerExamples.recommended;
import static city.participation.partners.partner.PartnerExamples.rejected;
import static city.participation.partners.partner.PartnerExamples.renewing;
import static city.participation.partners.partner.PartnerExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.member.Invitation;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.member.Representation;
import city.participation.partners.member.Revocation;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.MemberActivated;
import city.participation.partners.partner.PartnerFact.MemberInvitationRevoked;
import city.participation.partners.partner.PartnerFact.MemberInvited;
import city.participation.partners.partner.PartnerFact.MemberRevoked;
import city.participation.partners.partner.PartnerFact.PartnerApplied;
import city.participation.partners.partner.PartnerFact.PartnerInfoProvided;
import city.participation.partners.partner.PartnerFact.PartnerSuspended;
import city.participation.partners.partner.Review.Recommendation;
import city.participation.partners.partner.Review.Stage;
import city.participation.partners.partner.Review.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MemberStepsTests {

  private static final Instant LATE = NOW.plus(LIFE);

  @Test
  void makesWhoAppliesTheFirstOwnerAndSaysSoRightAfterwards() {
    assertThat(draft().roleOf(APPLICANT)).isEqualTo(MemberRole.OWNER);
    assertThat(facts(ApplicantSteps.apply(draft(), APPLICANT, TERMS, NOW)))
        .containsExactly(
            new PartnerApplied(ID, APPLICANT.id(), false, NOW),
            new MemberActivated(ID, APPLICANT.id(), MemberRole.OWNER, NOW));
    assertThat(facts(TermSteps.renew(accredited(), APPLICANT, TERMS, endOf(UNTIL.minusDays(31)))))
        .as("an owner already")
        .hasOnlyElementsOfType(PartnerApplied.class);
  }

  @Test
  void invitesForSomeDaysAndKeepsNoToken() {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, EDITOR.id(), "für die Presse");
    Decision decision = MemberSteps.invite(accredited(), APPLICANT, wanted, LIFE, NOW);
    assertThat(facts(decision))
        .containsExactly(
            new MemberInvited(
                ID, wanted.id(), MemberRole.EDITOR, APPLICANT.id(), EDITOR.id(), LATE, NOW));
    Partner invited = taken(decision);
    Invitation kept = invited.representation().invitations().getFirst();
    assertThat(kept.tokenHash()).hasSize(64).doesNotContain(wanted.token().value());
    assertThat(invited.toString()).doesNotContain(wanted.token().value());
    assertThat(invited.people()).as("found when forgotten").contains(EDITOR.id());
    assertThat(invited.roleOf(EDITOR)).as("not yet").isNull();
  }

  @Test
  void letsAnInvitationBeUsedOnceAndBySomebodyElseNotAtAll() {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    Partner invited = invited(accredited(), wanted);
    Decision decision = MemberSteps.join(invited, EDITOR, wanted.token(), NOW);
    assertThat(facts(decision))
        .containsExactly(new MemberActivated(ID, EDITOR.id(), MemberRole.EDITOR, NOW));
    Partner joined = taken(decision);
    assertThat(joined.roleOf(EDITOR)).isEqualTo(MemberRole.EDITOR);
    assertRefused(
        MemberSteps.join(joined, STRANGER, wanted.token(), NOW), new Refusal.InvitationUnknown());
    NewInvitation named = NewInvitation.of(MemberRole.EDITOR, EDITOR.id(), null);
    assertRefused(
        MemberSteps.join(invited(accredited(), named), STRANGER, named.token(), NOW),
        new Refusal.InvitationUnknown());
    assertRefused(
        MemberSteps.join(invited, STRANGER, named.token(), NOW), new Refusal.InvitationUnknown());
  }

  @Test
  void tellsThatAnInvitationHasRunOutForAMonthAndThenForgetsIt() {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    Partner invited = invited(accredited(), wanted);
    assertThat(taken(MemberSteps.join(invited, EDITOR, wanted.token(), LATE.minusMillis(1))))
        .isNotEqualTo(invited);
    assertRefused(
        MemberSteps.join(invited, EDITOR, wanted.token(), LATE), new Refusal.InvitationExpired());
    Instant forgotten = LATE.plusSeconds(30L * 24 * 3600);
    assertThat(invited.due()).as("the calendar takes it up").isEqualTo(forgotten);
    assertThat(invited.withoutForgottenInvitationsAt(forgotten.minusMillis(1))).isEqualTo(invited);
    Partner after = invited.withoutForgottenInvitationsAt(forgotten);
    assertThat(after.representation().invitations()).isEmpty();
    assertThat(after.due()).isEqualTo(accredited().due());
  }

  @Test
  void revokesAnInvitationBeforeItIsUsed() {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    Partner invited = invited(accredited(), wanted);
    assertRefused(
        MemberSteps.revokeInvitation(invited, APPLICANT, "another", NOW),
        new Refusal.InvitationUnknown());
    Decision decision = MemberSteps.revokeInvitation(invited, APPLICANT, wanted.id(), NOW);
    assertThat(facts(decision)).isEmpty();
    assertRefused(
        MemberSteps.join(taken(decision), EDITOR, wanted.token(), NOW),
        new Refusal.InvitationUnknown());
  }

  @Test
  void tellsWhomItNamedThatAnInvitationIsOverHoweverItEnds() {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, STRANGER.id(), null);
    Partner invited = taken(MemberSteps.invite(withTwoOwners(), SECOND, wanted, LIFE, NOW));
    MemberInvitationRevoked over = new MemberInvitationRevoked(ID, wanted.id(), STRANGER.id(), NOW);
    assertThat(facts(MemberSteps.revokeInvitation(invited, APPLICANT, wanted.id(), NOW)))
        .containsExactly(over);
    for (Decision decision :
        List.of(
            MemberSteps.remove(invited, APPLICANT, SECOND.id(), NOW),
            MemberSteps.remove(invited, SECOND, SECOND.id(), NOW),
            MemberSteps.changeRole(invited, APPLICANT, SECOND.id(), MemberRole.EDITOR, NOW),
            MemberSteps.forget(invited, SECOND.id(), NOW))) {
      assertThat(facts(decision)).hasSize(2).endsWith(over);
    }
    assertThat(facts(MemberSteps.join(invited, STRANGER, wanted.token(), NOW)))
        .as("it was used")
        .doesNotHaveAnyElementsOfTypes(MemberInvitationRevoked.class);
    assertThat(facts(MemberSteps.revokeInvitation(invited, APPLICANT, wanted.id(), LATE)))
        .as("it had run out")
        .isEmpty();
    assertThat(facts(MemberSteps.forget(invited, STRANGER.id(), NOW)))
        .as("who is forgotten is not named once more")
        .isEmpty();
  }

  @Test
  void refusesWhoIsAMemberAlreadyAndKeepsTheInvitation() {
    NewInvitation wanted = NewInvitation.of(MemberRole.OWNER, null, null);
    Partner invited = invited(withEditor(), wanted);
    assertRefused(
        MemberSteps.join(invited, EDITOR, wanted.token(), NOW), new Refusal.AlreadyMember());
  }

  @Test
  void letsAnEditorAmendAndAnswerAndNothingElse() {
    Partner asked = joined(asked(), EDITOR, MemberRole.EDITOR);
    assertThat(PartnerRules.allowed(asked, EDITOR, TODAY))
        .containsExactly(Action.AMEND, Action.ANSWER);
    assertThat(facts(ApplicantSteps.answer(asked, EDITOR, "Ist verlinkt.", NOW)))
        .containsExactly(new PartnerInfoProvided(ID, APPLICANT.id(), NOW));
    Partner partner = withEditor();
    Refusal why = new Refusal.OwnerNeeded();
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    assertRefused(MemberSteps.invite(partner, EDITOR, wanted, LIFE, NOW), why);
    assertRefused(MemberSteps.remove(partner, EDITOR, APPLICANT.id(), NOW), why);
    assertRefused(MemberSteps.changeRole(partner, EDITOR, EDITOR.id(), MemberRole.OWNER, NOW), why);
    assertRefused(
        MemberSteps.revokeInvitation(invited(partner, wanted), EDITOR, wanted.id(), NOW), why);
    assertRefused(ApplicantSteps.withdraw(partner, EDITOR, "Wir lösen uns auf.", NOW), why);
    assertRefused(TermSteps.renew(partner, EDITOR, TERMS, endOf(UNTIL.minusDays(31))), why);
  }

  @Test
  void changesARoleAndTellsIt() {
    Decision decision =
        MemberSteps.changeRole(withEditor(), APPLICANT, EDITOR.id(), MemberRole.OWNER, NOW);
    assertThat(facts(decision))
        .containsExactly(new MemberActivated(ID, EDITOR.id(), MemberRole.OWNER, NOW));
    AuditEntry entry = taken(decision).trail().getLast();
    assertThat(entry.by()).isEqualTo(APPLICANT.id());
    assertThat(entry.member()).isEqualTo(EDITOR.id());
    assertThat(entry.explanation()).isEqualTo("OWNER");
    assertThat(MemberSteps.changeRole(withEditor(), APPLICANT, EDITOR.id(), MemberRole.EDITOR, NOW))
        .as("no change, no trace")
        .isEqualTo(new Decision.Taken(withEditor(), List.of()));
    assertRefused(
        MemberSteps.changeRole(withEditor(), APPLICANT, "nobody", MemberRole.OWNER, NOW),
        new Refusal.MemberUnknown());
  }

  @Test
  void keepsItsLastOwner() {
    Refusal why = new Refusal.LastOwner();
    assertRefused(MemberSteps.remove(withEditor(), APPLICANT, APPLICANT.id(), NOW), why);
    assertRefused(
        MemberSteps.changeRole(withEditor(), APPLICANT, APPLICANT.id(), MemberRole.EDITOR, NOW),
        why);
    Partner alone = taken(MemberSteps.remove(withTwoOwners(), APPLICANT, APPLICANT.id(), NOW));
    assertRefused(MemberSteps.remove(alone, SECOND, SECOND.id(), NOW), why);
  }

  @Test
  void tellsWhoLeftAndWhoWasRemoved() {
    Decision left = MemberSteps.remove(withEditor(), EDITOR, EDITOR.id(), NOW);
    assertThat(facts(left))
        .containsExactly(new MemberRevoked(ID, EDITOR.id(), Revocation.LEFT, NOW));
    assertThat(taken(left).isVisibleTo(EDITOR)).isFalse();
    Decision removed = MemberSteps.remove(withEditor(), APPLICANT, EDITOR.id(), NOW);
    assertThat(facts(removed))
        .containsExactly(new MemberRevoked(ID, EDITOR.id(), Revocation.REMOVED, NOW));
    assertThat(taken(removed).trail().getLast().step()).isEqualTo(Step.MEMBER_REMOVED);
    assertRefused(
        MemberSteps.remove(taken(removed), APPLICANT, EDITOR.id(), NOW),
        new Refusal.MemberUnknown());
    assertRefused(
        MemberSteps.remove(taken(removed), EDITOR, EDITOR.id(), NOW), new Refusal.NotYours());
  }

  @Test
  void leavesNoWayBackToWhoIsNoOwnerAnyMore() {
    NewInvitation backDoor = NewInvitation.of(MemberRole.OWNER, null, null);
    Partner prepared = taken(MemberSteps.invite(withTwoOwners(), SECOND, backDoor, LIFE, NOW));
    for (Decision decision :
        List.of(
            MemberSteps.remove(prepared, APPLICANT, SECOND.id(), NOW),
            MemberSteps.remove(prepared, SECOND, SECOND.id(), NOW),
            MemberSteps.changeRole(prepared, APPLICANT, SECOND.id(), MemberRole.EDITOR, NOW),
            MemberSteps.forget(prepared, SECOND.id(), NOW))) {
      assertRefused(
          MemberSteps.join(taken(decision), STRANGER, backDoor.token(), NOW),
          new Refusal.InvitationUnknown());
    }
  }

  @Test
  void invitesAndTakesInOnlyWhileItIsKnownToTheCity() {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    for (Partner partner : List.of(draft(), rejected())) {
      assertRefused(
          MemberSteps.invite(partner, APPLICANT, wanted, LIFE, NOW),
          new Refusal.WrongState(
              partner.status(), PartnerRules.allowed(partner, APPLICANT, TODAY)));
    }
    Partner withdrawn =
        taken(
            ApplicantSteps.withdraw(
                invited(applied(), wanted), APPLICANT, "Wir lösen uns auf.", NOW));
    assertRefused(
        MemberSteps.join(withdrawn, EDITOR, wanted.token(), NOW), new Refusal.InvitationUnknown());
  }

  @Test
  void endsInvitationsWithThePartnerAndTellsWhomTheyNamed() {
    NewInvitation named = NewInvitation.of(MemberRole.EDITOR, STRANGER.id(), null);
    MemberInvitationRevoked over = new MemberInvitationRevoked(ID, named.id(), STRANGER.id(), NOW);
    Partner recommended = invited(PartnerExamples.recommended(inReview(), Verdict.REJECT), named);
    for (Decision decision :
        List.of(
            ApplicantSteps.withdraw(
                invited(applied(), named), APPLICANT, "Wir lösen uns auf.", NOW),
            ReviewSteps.approve(recommended, APPROVER, null, NOW))) {
      assertThat(facts(decision)).hasSize(2).endsWith(over);
      assertThat(taken(decision).representation().invitations()).isEmpty();
      assertThat(taken(decision).due()).isNull();
    }
    Partner renewing =
        taken(ReviewSteps.takeUp(invited(PartnerExamples.renewing(), named), REVIEWER, NOW));
    Decision goesOn =
        ReviewSteps.approve(
            PartnerExamples.recommended(renewing, Verdict.REJECT), APPROVER, null, NOW);
    assertThat(facts(goesOn)).as("its term runs on").hasSize(1);
    assertThat(taken(goesOn).representation().invitations()).hasSize(1);
  }

  @Test
  void hasSoManyMembersAndOpenInvitationsAndNoMore() {
    Partner full = accredited();
    for (int i = 1; i < Representation.MEMBERS_MOST; i++) {
      full = joined(full, new Person("member-" + i, false, null), MemberRole.EDITOR);
    }
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    assertRefused(
        MemberSteps.invite(full, APPLICANT, wanted, LIFE, NOW),
        new Refusal.TooManyMembers(Representation.MEMBERS_MOST));
    Partner inviting = accredited();
    for (int i = 0; i < Representation.INVITATIONS_MOST; i++) {
      inviting = invited(inviting, NewInvitation.of(MemberRole.EDITOR, null, null));
    }
    assertRefused(
        MemberSteps.invite(inviting, APPLICANT, wanted, LIFE, NOW),
        new Refusal.TooManyInvitations(Representation.INVITATIONS_MOST));
    Partner later = taken(MemberSteps.invite(inviting, APPLICANT, wanted, LIFE, LATE));
    assertThat(later.representation().invitations()).as("those that ran out make room").hasSize(1);
  }

  @Test
  void takesInNobodyBeyondTheLastPlaceThoughInvited() {
    Partner almost = accredited();
    for (int i = 2; i < Representation.MEMBERS_MOST; i++) {
      almost = joined(almost, new Person("member-" + i, false, null), MemberRole.EDITOR);
    }
    NewInvitation last = NewInvitation.of(MemberRole.EDITOR, null, null);
    NewInvitation beyond = NewInvitation.of(MemberRole.EDITOR, null, null);
    Partner invited = invited(invited(almost, last), beyond);
    Partner full = taken(MemberSteps.join(invited, EDITOR, last.token(), NOW));
    assertRefused(
        MemberSteps.join(full, SECOND, beyond.token(), NOW),
        new Refusal.TooManyMembers(Representation.MEMBERS_MOST));
  }

  @Test
  void recordsSoManyChangesButAlwaysLetsPeopleGo() {
    Partner partner = withEditor();
    boolean owner = true;
    while (MemberSteps.changeRole(partner, APPLICANT, EDITOR.id(), role(owner), NOW)
        instanceof Decision.Taken(Partner after, var facts)) {
      partner = after;
      owner = !owner;
    }
    assertRefused(
        MemberSteps.changeRole(partner, APPLICANT, EDITOR.id(), role(owner), NOW),
        new Refusal.TooManyMemberChanges(MemberRules.MOST_CHANGES));
    assertRefused(
        MemberSteps.invite(
            partner, APPLICANT, NewInvitation.of(MemberRole.OWNER, null, null), LIFE, NOW),
        new Refusal.TooManyMemberChanges(MemberRules.MOST_CHANGES));
    assertThat(partner.trail())
        .filteredOn(it -> it.step() == Step.MEMBER_INVITED || it.step() == Step.MEMBER_ROLE_CHANGED)
        .hasSize(MemberRules.MOST_CHANGES);
    assertThat(taken(MemberSteps.remove(partner, APPLICANT, EDITOR.id(), NOW)).roleOf(EDITOR))
        .isNull();
  }

  @Test
  void letsNobodyDecideWhoActsOrHasActedForIt() {
    Person member = new Person(REVIEWER.id(), true, "Amt 15");
    Partner joined = joined(applied(), member, MemberRole.EDITOR);
    assertRefused(ReviewSteps.takeUp(joined, member, NOW), new Refusal.OwnOrganisation());
    Partner left = taken(MemberSteps.remove(joined, member, member.id(), NOW));
    assertRefused(ReviewSteps.takeUp(left, member, NOW), new Refusal.OwnOrganisation());

    Person applicant = new Person(APPLICANT.id(), true, "Amt 12");
    Partner handedOver =
        joined(recommended(inReview(), Verdict.ACCREDIT), SECOND, MemberRole.OWNER);
    Partner gone = taken(MemberSteps.remove(handedOver, applicant, applicant.id(), NOW));
    assertRefused(ReviewSteps.approve(gone, applicant, null, NOW), new Refusal.OwnOrganisation());
    assertThat(taken(ReviewSteps.approve(gone, APPROVER, null, NOW)).status())
        .isEqualTo(PartnerStatus.ACCREDITED);
  }

  /** An invitation that names nobody is no way round. */
  @Test
  void letsNobodyJoinWhoDecidesOrHasDecidedOnIt() {
    Partner takenOver = taken(ReviewSteps.takeUp(inReview(), APPROVER, NOW));
    Partner returned =
        taken(
            ReviewSteps.giveBack(
                recommended(inReview(), Verdict.ACCREDIT), APPROVER, "Noch einmal.", NOW));
    assertCannotJoin(inReview(), REVIEWER);
    assertCannotJoin(recommended(inReview(), Verdict.ACCREDIT), REVIEWER);
    for (Partner partner : List.of(takenOver, returned, accredited(), expired(), renewing())) {
      assertCannotJoin(partner, REVIEWER);
      assertCannotJoin(partner, APPROVER);
    }
    Person colleague = new Person("colleague", true, "Amt 15");
    Partner renewal = taken(ReviewSteps.takeUp(renewing(), colleague, NOW));
    assertCannotJoin(renewal, colleague);
    assertCannotJoin(renewal, REVIEWER);
    assertThat(joined(inReview(), APPROVER, MemberRole.EDITOR).roleOf(APPROVER))
        .as("has nothing to do with it")
        .isEqualTo(MemberRole.EDITOR);
  }

  @Test
  void letsSomebodyJoinWhoDecidedOnItOnceOthersHaveAccreditedItAnew() {
    Person first = new Person("colleague", true, "Amt 15");
    Person second = new Person("another", true, "Amt 15");
    Recommendation accredit = new Recommendation(Verdict.ACCREDIT, "Alles geprüft.");
    Instant later = endOf(UNTIL.minusDays(31));
    Partner recommended =
        taken(
            ReviewSteps.recommend(
                taken(ReviewSteps.takeUp(renewing(), first, later)), first, accredit, later));
    assertCannotJoin(recommended, APPROVER);
    Partner renewed = taken(ReviewSteps.approve(recommended, second, null, later));
    assertCannotJoin(renewed, second);
    assertThat(joined(renewed, REVIEWER, MemberRole.EDITOR).roleOf(REVIEWER)).isNotNull();
    assertThat(joined(renewed, APPROVER, MemberRole.EDITOR).roleOf(APPROVER)).isNotNull();
  }

  @Test
  void letsNobodyApproveWhoJoinedWithAnInvitationThatNamedNobody() {
    Partner joined = joined(recommended(inReview(), Verdict.ACCREDIT), APPROVER, MemberRole.EDITOR);
    assertRefused(ReviewSteps.approve(joined, APPROVER, null, NOW), new Refusal.OwnOrganisation());
    assertRefused(
        ReviewSteps.giveBack(joined, APPROVER, "Noch einmal.", NOW), new Refusal.OwnOrganisation());
  }

  private static void assertCannotJoin(Partner partner, Person person) {
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    assertRefused(
        MemberSteps.join(invited(partner, wanted), person, wanted.token(), NOW),
        new Refusal.DeciderCannotJoin());
  }

  @Test
  void namesInMessagesWhoAppliedElseWhoHasActedLongest() {
    Partner left = taken(MemberSteps.remove(withTwoOwners(), APPLICANT, APPLICANT.id(), NOW));
    assertThat(facts(TermSteps.suspend(left, REVIEWER, "Satzung geändert.", NOW)))
        .containsExactly(new PartnerSuspended(ID, SECOND.id(), NOW));
    assertThat(withoutOwner().spokesperson())
        .as("an editor, if there is no owner")
        .isEqualTo("editor");
    Partner alone = taken(MemberSteps.forget(accredited(), APPLICANT.id(), NOW));
    assertThat(alone.spokesperson()).isEqualTo(Partner.NOBODY);
  }

  @Test
  void forgetsAPersonWhoeverTheyWere() {
    Partner partner = withTwoOwners();
    Partner forgotten = taken(MemberSteps.forget(partner, APPLICANT.id(), NOW));
    assertNamesNoMore(forgotten, APPLICANT.id());
    assertThat(forgotten.people()).contains(SECOND.id());
    assertThat(forgotten.organisation().contact()).as("named by who applied").isNull();
    assertThat(forgotten.organisation().withoutContact())
        .isEqualTo(PartnerExamples.ORGANISATION.withoutContact());
    assertThat(forgotten.trail()).hasSize(partner.trail().size() + 1);
    assertThat(forgotten.trail().getLast().step()).isEqualTo(Step.MEMBER_ERASED);
    assertThat(forgotten.trail())
        .filteredOn(it -> it.step() == Step.APPLIED)
        .singleElement()
        .satisfies(it -> assertThat(it.role()).isEqualTo(Role.APPLICANT));
    assertThat(forgotten.status()).isEqualTo(partner.status());
    assertThat(forgotten.claim()).isEqualTo(partner.claim());
    assertThat(forgotten.due()).isEqualTo(partner.due());
    assertThat(MemberSteps.forget(forgotten, APPLICANT.id(), NOW))
        .as("once")
        .isEqualTo(new Decision.Taken(forgotten, List.of()));
  }

  @Test
  void forgetsAContactInADraft() {
    Partner draft = draft();
    assertThat(draft.said().contact()).isNotNull();
    Partner forgotten = taken(MemberSteps.forget(draft, APPLICANT.id(), NOW));
    assertNamesNoMore(forgotten, APPLICANT.id());
    assertThat(forgotten.said()).isEqualTo(draft.said().withoutContact());
  }

  @Test
  void comesBackForWhicheverIsFirstTheAnswerOrAnInvitation() {
    Partner asked = asked();
    Instant answer = endOf(TODAY.plusDays(14));
    assertThat(asked.due()).isEqualTo(answer);
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    for (Duration life : List.of(Duration.ofMinutes(1), Duration.ofDays(300))) {
      Partner invited = taken(MemberSteps.invite(asked, APPLICANT, wanted, life, NOW));
      Instant forgotten = Objects.requireNonNull(invited.representation().due());
      assertThat(invited.due()).isEqualTo(forgotten.isBefore(answer) ? forgotten : answer);
    }
  }

  @Test
  void keepsAContactThatSomebodyElseNamedMeanwhile() {
    Partner amended =
        taken(
            ApplicantSteps.amend(
                withEditor(),
                EDITOR,
                PartnerExamples.contacting("neu@example.org"),
                PartnerExamples.TERMS,
                NOW));
    assertThat(taken(MemberSteps.forget(amended, APPLICANT.id(), NOW)).organisation().contact())
        .isNotNull();
    assertThat(taken(MemberSteps.forget(amended, EDITOR.id(), NOW)).organisation().contact())
        .isNull();
  }

  @Test
  void wantsAContactAgainBeforeItIsAccreditedAnew() {
    Partner nameless =
        taken(MemberSteps.forget(joined(expired(), SECOND, MemberRole.OWNER), APPLICANT.id(), NOW));
    assertRefused(
        TermSteps.renew(nameless, SECOND, TERMS, endOf(UNTIL)), new Refusal.ContactMissing());
    Partner named =
        taken(
            ApplicantSteps.amend(
                nameless,
                SECOND,
                PartnerExamples.contacting("neu@example.org"),
                TERMS,
                endOf(UNTIL)));
    assertThat(taken(TermSteps.renew(named, SECOND, TERMS, endOf(UNTIL))).review()).isNotNull();
    Partner approving =
        taken(MemberSteps.forget(recommended(inReview(), Verdict.ACCREDIT), APPLICANT.id(), NOW));
    assertRefused(
        ReviewSteps.approve(approving, APPROVER, null, NOW), new Refusal.ContactMissing());
  }

  @Test
  void letsAColleagueGoOnForAReviewerWhoWasForgotten() {
    Partner partner = taken(MemberSteps.forget(inReview(), REVIEWER.id(), NOW));
    assertNamesNoMore(partner, REVIEWER.id());
    assertThat(PartnerRules.nextStep(partner, TODAY))
        .isEqualTo(new NextStep(Action.TAKE_UP, NextStep.Actor.STAFF, null));
    assertThat(facts(MemberSteps.forget(inReview(), REVIEWER.id(), NOW)))
        .as("was no member")
        .isEmpty();
    assertThat(taken(ReviewSteps.takeUp(partner, APPROVER, NOW)).status())
        .isEqualTo(PartnerStatus.IN_REVIEW);
  }

  @Test
  void keepsFourEyesWhenWhoRecommendedIsForgotten() {
    for (Partner before : List.of(inReview(), PartnerExamples.renewing())) {
      Partner led =
          before.status() == PartnerStatus.IN_REVIEW
              ? before
              : taken(ReviewSteps.takeUp(before, REVIEWER, NOW));
      Partner recommended = PartnerExamples.recommended(led, Verdict.ACCREDIT);
      Partner partner = taken(MemberSteps.forget(recommended, REVIEWER.id(), NOW));
      assertNamesNoMore(partner, REVIEWER.id());
      assertThat(PartnerExamples.review(partner).stage()).isEqualTo(Stage.IN_REVIEW);
      assertThat(PartnerExamples.review(partner).recommendation()).isNull();
      assertThat(partner.status()).isEqualTo(led.status());
      assertThat(partner.trail()).hasSize(recommended.trail().size() + 1);
      assertThat(partner.trail().getLast())
          .isEqualTo(
              new AuditEntry(
                  Step.RECOMMENDATION_LAPSED, NOW, Role.REVIEWER, null, null, null, null));
      for (Person clerk : List.of(REVIEWER, APPROVER)) {
        assertThat(PartnerRules.allowed(partner, clerk, TODAY))
            .contains(Action.TAKE_UP)
            .doesNotContain(Action.APPROVE, Action.RETURN);
      }
    }
    assertThat(taken(MemberSteps.forget(inReview(), REVIEWER.id(), NOW)).trail())
        .as("nothing was recommended")
        .hasSameSizeAs(inReview().trail());
  }

  @Test
  void letsNobodyDecideWhoIsInvitedToActForIt() {
    NewInvitation forTheClerk = NewInvitation.of(MemberRole.EDITOR, APPROVER.id(), null);
    Partner recommended = PartnerExamples.recommended(inReview(), Verdict.ACCREDIT);
    Partner invited = taken(MemberSteps.invite(recommended, APPLICANT, forTheClerk, LIFE, NOW));
    assertRefused(ReviewSteps.approve(invited, APPROVER, null, NOW), new Refusal.OwnOrganisation());
    assertRefused(
        ReviewSteps.giveBack(invited, APPROVER, "Noch einmal.", NOW),
        new Refusal.OwnOrganisation());
    Partner waiting = taken(MemberSteps.invite(applied(), APPLICANT, forTheClerk, LIFE, NOW));
    assertRefused(ReviewSteps.takeUp(waiting, APPROVER, NOW), new Refusal.OwnOrganisation());
    assertThat(PartnerRules.allowed(waiting, APPROVER, TODAY)).isEmpty();
    assertThat(PartnerRules.allowed(waiting, REVIEWER, TODAY)).contains(Action.TAKE_UP);

    Instant ranOut = LATE.plus(Duration.ofDays(1));
    assertThat(taken(ReviewSteps.approve(invited, APPROVER, null, ranOut)).status())
        .isEqualTo(PartnerStatus.ACCREDITED);
    Partner revoked =
        taken(MemberSteps.revokeInvitation(invited, APPLICANT, forTheClerk.id(), NOW));
    assertThat(taken(ReviewSteps.approve(revoked, APPROVER, null, NOW)).status())
        .isEqualTo(PartnerStatus.ACCREDITED);
  }

  @Test
  void letsTheCityInviteAnOwnerWhereNoneIsLeftAndNobodyElse() {
    NewInvitation owner = NewInvitation.of(MemberRole.OWNER, null, null);
    NewInvitation editor = NewInvitation.of(MemberRole.EDITOR, null, null);
    assertRefused(
        MemberSteps.invite(withEditor(), REVIEWER, owner, LIFE, NOW), new Refusal.NotYours());
    Partner partner = withoutOwner();
    assertRefused(
        MemberSteps.invite(partner, REVIEWER, editor, LIFE, NOW), new Refusal.OwnerFirst());
    assertRefused(MemberSteps.invite(partner, EDITOR, owner, LIFE, NOW), new Refusal.OwnerNeeded());
    assertRefused(MemberSteps.invite(partner, STRANGER, owner, LIFE, NOW), new Refusal.NotYours());
    Person homeless = new Person(REVIEWER.id(), true, null);
    assertRefused(
        MemberSteps.invite(partner, homeless, owner, LIFE, NOW), new Refusal.OfficeMissing());
    Partner invited = taken(MemberSteps.invite(partner, REVIEWER, owner, LIFE, NOW));
    assertThat(invited.trail().getLast().role()).isEqualTo(Role.STAFF);
    assertThat(invited.trail().getLast().office()).isEqualTo(REVIEWER.office());
    assertThat(
            taken(MemberSteps.revokeInvitation(invited, APPROVER, owner.id(), NOW))
                .representation()
                .invitations())
        .isEmpty();
    Person actedOnce = new Person(EDITOR.id(), true, "Amt 15");
    Partner left = taken(MemberSteps.remove(partner, EDITOR, EDITOR.id(), NOW));
    assertRefused(
        MemberSteps.invite(left, actedOnce, owner, LIFE, NOW), new Refusal.OwnOrganisation());
    Partner owned = taken(MemberSteps.join(invited, SECOND, owner.token(), NOW));
    assertThat(owned.roleOf(SECOND)).isEqualTo(MemberRole.OWNER);
    assertRefused(MemberSteps.invite(owned, REVIEWER, editor, LIFE, NOW), new Refusal.NotYours());
  }

  static void assertNamesNoMore(Partner partner, String person) {
    assertThat(partner.people()).doesNotContain(person);
    assertThat(partner.toString())
        .as("as a value, not as a field's name")
        .doesNotContainPattern("(=|\\[|, )" + person + "(,|\\])");
  }

  private static MemberRole role(boolean owner) {
    return owner ? MemberRole.OWNER : MemberRole.EDITOR;
  }

  private static Partner invited(Partner partner, NewInvitation wanted) {
    return taken(MemberSteps.invite(partner, APPLICANT, wanted, LIFE, NOW));
  }

  private static void assertRefused(Decision decision, Refusal why) {
    assertThat(decision).isEqualTo(new Decision.Refused(why));
  }
}
