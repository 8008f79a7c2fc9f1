package city.participation.notifications.partner;

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
import city.participation.notifications.partner.PartnerFact.Step;
import city.participation.notifications.wording.Matter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what happened to a partner and tells those who act for it how things stand. */
@Component
public class FollowPartner {

  private final TellPerson tellPerson;

  FollowPartner(TellPerson tellPerson) {
    this.tellPerson = tellPerson;
  }

  /** {@code message}: the id of the message that brought the fact. */
  public KnownPartner follow(
      @Nullable KnownPartner before, String partner, String message, PartnerFact fact) {
    KnownPartner known = before == null ? KnownPartner.NEW : before;
    return switch (fact) {
      case Step step -> {
        KnownPartner after = after(known, step);
        List<String> people = known.people(step.applicant());
        PartnerNews news = PartnerNews.of(known, step, people.size());
        if (news != null) {
          tell(message, people, news.matter(), news.parameters(after.name()), partner);
        }
        yield after;
      }
      case MemberInvited invited -> {
        if (invited.invitee() != null) {
          tell(
              message,
              List.of(invited.invitee()),
              Matter.PARTNER_INVITED,
              PartnerNews.invitation(invited, known.name()),
              partner);
        }
        yield known;
      }
      case MemberInvitationRevoked revoked -> {
        tell(
            message,
            List.of(revoked.invitee()),
            Matter.PARTNER_INVITATION_REVOKED,
            PartnerNews.named(known.name()),
            partner);
        yield known;
      }
      case MemberActivated activated -> activated(known, partner, message, activated);
      case MemberRevoked revoked -> {
        // Whoever is gone with all data must not come back as the reader of a farewell.
        if (!revoked.erased() && known.member(revoked.member()).isPresent()) {
          tell(
              message,
              List.of(revoked.member()),
              Matter.PARTNER_MEMBER_REVOKED,
              PartnerNews.named(known.name()),
              partner);
        }
        yield known.without(revoked.member());
      }
    };
  }

  private KnownPartner activated(
      KnownPartner known, String partner, String message, MemberActivated fact) {
    Member member = new Member(fact.member(), fact.owner());
    Optional<Member> before = known.member(fact.member());
    Map<String, String> parameters = PartnerNews.named(known.name());
    // The first of all is the applicant, whose application was just confirmed.
    if (known.members() != null && before.filter(member::equals).isEmpty()) {
      tell(
          message,
          List.of(fact.member()),
          fact.owner() ? Matter.PARTNER_NOW_OWNER : Matter.PARTNER_NOW_EDITOR,
          parameters,
          partner);
    }
    if (before.isEmpty()) {
      tell(
          message,
          known.otherOwners(fact.member()),
          Matter.PARTNER_MEMBER_ADDED,
          parameters,
          partner);
    }
    return known.with(member);
  }

  private void tell(
      String message,
      List<String> people,
      Matter matter,
      Map<String, String> parameters,
      String partner) {
    people.forEach(person -> tellPerson.tell(message, person, matter, parameters, partner));
  }

  private static KnownPartner after(KnownPartner known, Step fact) {
    return switch (fact) {
      case PartnerApplied applied -> known.applied(applied.renewal(), applied.at());
      case PartnerInfoRequested asked -> known.asked(asked.dueOn());
      case PartnerReviewStarted _ -> known;
      // Nobody waits for the partner any more, whether or not it answers yet.
      case PartnerInfoProvided _, PartnerAnswerOverdue _ -> known.answered();
      case PartnerAccredited accredited -> known.accredited(accredited.name());
      case PartnerSuspended _ -> known.suspended(true);
      case PartnerReinstated _ -> known.suspended(false);
      case PartnerExpiring _ -> known;
      // There is nothing left to be suspended; a renewal that waits goes on waiting.
      case PartnerExpired _ -> known.suspended(false);
      case PartnerRejected _, PartnerWithdrawn _ -> known.decided();
    };
  }
}
