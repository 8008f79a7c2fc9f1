package city.participation.partners.engagement;

import city.participation.partners.engagement.EngagementFact.EngagementAgreed;
import city.participation.partners.engagement.EngagementFact.EngagementDeclined;
import city.participation.partners.engagement.EngagementFact.EngagementEnded;
import city.participation.partners.engagement.EngagementFact.EngagementProposed;
import city.participation.partners.engagement.TrailEntry.Role;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.KnownProgramme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A partner's part in a programme or one of its stages (Mitwirkung).
 *
 * @param proposedBy the opaque id of a member; of nobody once they were forgotten
 * @param since when the status last changed; by this lists are sorted
 * @param claim what is open once at most; unique, and absent once it is over
 * @param due when to look again whether partner and programme still allow it; absent once it is
 *     over
 */
@Document("engagements")
record Engagement(
    @Id String id,
    Proposal proposal,
    EngagementStatus status,
    String proposedBy,
    Instant proposedAt,
    Instant since,
    List<TrailEntry> trail,
    @Nullable String claim,
    @Nullable Instant due) {

  /** So long at most an engagement outlasts its programme or accreditation. */
  static final Duration LOOK = Duration.ofMinutes(10);

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {

    record Taken(Engagement after, List<EngagementFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Decision propose(
      String id,
      Proposal proposal,
      Person person,
      Optional<Standing> partner,
      Optional<KnownProgramme> programme,
      Instant now) {
    Refusal why = against(proposal, person, partner, programme).orElse(null);
    if (why != null) {
      return new Decision.Refused(why);
    }
    Engagement engagement =
        new Engagement(
            id,
            proposal,
            EngagementStatus.PROPOSED,
            person.id(),
            now,
            now,
            List.of(TrailEntry.byPartner(EngagementStatus.PROPOSED, now, null)),
            proposal.claim(),
            now.plus(LOOK));
    return taken(engagement, new EngagementProposed(id, proposal, person.id(), now));
  }

  private static Optional<Refusal> against(
      Proposal proposal,
      Person person,
      Optional<Standing> partner,
      Optional<KnownProgramme> programme) {
    if (partner.filter(it -> it.isSpokenForBy(person)).isEmpty()) {
      return Optional.of(new Refusal.NotYours());
    }
    if (!partner.get().accredited()) {
      return Optional.of(new Refusal.NotAccredited());
    }
    if (programme.filter(it -> !it.internal() || person.staff()).isEmpty()) {
      return Optional.of(new Refusal.UnknownProgramme());
    }
    if (programme.get().over()) {
      return Optional.of(new Refusal.ProgrammeOver());
    }
    return proposal.stage() == null || programme.get().stages().contains(proposal.stage())
        ? Optional.empty()
        : Optional.of(new Refusal.UnknownStage());
  }

  Decision agree(Person staff, Standing partner, Optional<KnownProgramme> programme, Instant now) {
    Refusal why = refusal(Action.AGREE, staff, partner);
    if (why == null && !partner.accredited()) {
      why = new Refusal.NotAccredited();
    }
    if (why == null && isOver(programme)) {
      why = new Refusal.ProgrammeOver();
    }
    return why != null
        ? new Decision.Refused(why)
        : taken(
            became(TrailEntry.byStaff(EngagementStatus.AGREED, staff, now, null), now.plus(LOOK)),
            new EngagementAgreed(id, proposal, proposedBy, now));
  }

  Decision decline(Person staff, Standing partner, String reason, Instant now) {
    Refusal why = refusal(Action.DECLINE, staff, partner);
    return why != null
        ? new Decision.Refused(why)
        : taken(
            became(TrailEntry.byStaff(EngagementStatus.DECLINED, staff, now, reason), null),
            new EngagementDeclined(id, proposal, proposedBy, now));
  }

  Decision end(Person person, Standing partner, String reason, Instant now) {
    Refusal why = refusal(Action.END, person, partner);
    return why != null
        ? new Decision.Refused(why)
        : taken(
            became(
                partner.isSpokenForBy(person)
                    ? TrailEntry.byPartner(EngagementStatus.ENDED, now, reason)
                    : TrailEntry.byStaff(EngagementStatus.ENDED, person, now, reason),
                null),
            new EngagementEnded(id, proposal, proposedBy, now));
  }

  /** Ends with its programme and with the partner's accreditation, but not while that pauses. */
  Decision settle(Optional<Standing> partner, Optional<KnownProgramme> programme, Instant now) {
    if (!status.isOpen()) {
      return taken(this);
    }
    if (!isOver(programme) && partner.filter(it -> !it.hasEnded()).isPresent()) {
      return taken(this);
    }
    TrailEntry entry = new TrailEntry(EngagementStatus.ENDED, now, Role.CALENDAR, null, null, null);
    return taken(became(entry, null), new EngagementEnded(id, proposal, proposedBy, now));
  }

  private static boolean isOver(Optional<KnownProgramme> programme) {
    return programme.filter(it -> !it.over()).isEmpty();
  }

  List<Action> allowed(Person person, Standing partner) {
    return Arrays.stream(Action.values())
        .filter(action -> against(action, person, partner) == null)
        .toList();
  }

  private @Nullable Refusal refusal(Action action, Person person, Standing partner) {
    Refusal why = against(action, person, partner);
    if (why instanceof Refusal.WrongState) {
      return new Refusal.WrongState(status, allowed(person, partner));
    }
    return why == null && !partner.isSpokenForBy(person) && person.office() == null
        ? new Refusal.OfficeMissing()
        : why;
  }

  private @Nullable Refusal against(Action action, Person person, Standing partner) {
    boolean own = partner.isSpokenForBy(person);
    if (!own && !person.staff()) {
      return new Refusal.NotYours();
    }
    if (action != Action.END && (own || proposedBy.equals(person.id()))) {
      return person.staff() ? new Refusal.OwnOrganisation() : new Refusal.NotYours();
    }
    return action.isOpenIn(status) ? null : new Refusal.WrongState(status, List.of());
  }

  /**
   * Once it is agreed everybody may know of it whom the programme is for, as long as they may know
   * of the partner: one that is suspended is shown to nobody but its members and staff.
   */
  boolean isVisibleTo(
      @Nullable Person viewer, Optional<Standing> partner, Optional<KnownProgramme> programme) {
    if (viewer != null
        && (viewer.staff() || partner.filter(it -> it.isSpokenForBy(viewer)).isPresent())) {
      return true;
    }
    return status == EngagementStatus.AGREED
        && partner.filter(Standing::accredited).isPresent()
        && programme.filter(it -> !it.internal()).isPresent();
  }

  /** What was proposed and decided stays, without the person. */
  Engagement forgetting(String person) {
    return new Engagement(
        id,
        proposal,
        status,
        proposedBy.equals(person) ? FindStanding.NOBODY : proposedBy,
        proposedAt,
        since,
        trail.stream().map(it -> person.equals(it.by()) ? it.withoutPerson() : it).toList(),
        claim,
        due);
  }

  /** Why it was declined or ended. */
  @Nullable String reason() {
    return trail.getLast().reason();
  }

  private Engagement became(TrailEntry entry, @Nullable Instant look) {
    List<TrailEntry> entries = new ArrayList<>(trail);
    entries.add(entry);
    return new Engagement(
        id,
        proposal,
        entry.status(),
        proposedBy,
        proposedAt,
        entry.at(),
        List.copyOf(entries),
        entry.status().isOpen() ? claim : null,
        look);
  }

  private static Decision taken(Engagement after, EngagementFact... facts) {
    return new Decision.Taken(after, Arrays.asList(facts));
  }
}
