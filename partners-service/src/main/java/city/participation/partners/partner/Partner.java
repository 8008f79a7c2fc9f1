package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.Representation;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A partner organisation, from its draft on. Here is what it is made of; which step leads where is
 * said by {@link ApplicantSteps}, {@link ReviewSteps}, {@link TermSteps} and {@link MemberSteps},
 * who may take it by {@link PartnerRules}.
 *
 * @param applicant who applied for it, the opaque id; null once they were forgotten
 * @param representation who acts for it
 * @param contactBy who named the contact person, the opaque id; null once they were forgotten
 * @param since when the status last changed
 * @param review what is being decided on; beside the status, because a term runs on while its
 *     renewal is reviewed
 * @param accreditation the present or last term
 * @param claim the organisation's key while nobody else may apply for it; unique
 * @param due when the calendar has something to do here
 * @param people the ids of all whom this document names, so that it is found when one of them is to
 *     be forgotten
 */
@Document("partners")
record Partner(
    @Id String id,
    @Nullable String applicant,
    Representation representation,
    PartnerStatus status,
    Organisation organisation,
    @Nullable String contactBy,
    Instant createdAt,
    Instant since,
    @Nullable Review review,
    @Nullable Accreditation accreditation,
    List<AuditEntry> trail,
    @Nullable String claim,
    @Nullable Instant due,
    List<String> people) {

  /** The nil UUID of RFC 9562: in messages, for a partner for which nobody acts any more. */
  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {

    record Taken(Partner after, List<PartnerFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Partner draft(String id, Person applicant, Organisation organisation, Instant now) {
    return new Partner(
        id,
        applicant.id(),
        Representation.of(applicant.id(), now),
        PartnerStatus.DRAFT,
        organisation,
        applicant.id(),
        now,
        now,
        null,
        null,
        List.of(AuditEntry.byMember(applicant, Step.DRAFTED, now, null)),
        null,
        null,
        List.of(applicant.id()));
  }

  /** Null for somebody who is no member. */
  @Nullable MemberRole roleOf(Person person) {
    return representation.roleOf(person.id());
  }

  /** Also long ago: leaving does not make a member of staff impartial. */
  boolean hasBeenActedForBy(Person person) {
    return roleOf(person) != null
        || trail.stream()
            .anyMatch(it -> it.role() == Role.APPLICANT && person.id().equals(it.by()));
  }

  /** Whom messages name: who applied, else who has acted for it longest. */
  String spokesperson() {
    return applicant != null && representation.roleOf(applicant) != null
        ? applicant
        : representation.first().orElse(NOBODY);
  }

  /** A draft is nobody else's business, also once it was dropped. */
  boolean isVisibleTo(Person viewer) {
    return roleOf(viewer) != null || (viewer.staff() && hasApplied());
  }

  boolean hasApplied() {
    return trail.stream().anyMatch(entry -> entry.step() == Step.APPLIED);
  }

  /** Why it was rejected or suspended, for as long as it is. */
  @Nullable String reason() {
    Step step =
        switch (status) {
          case REJECTED -> Step.REJECTED;
          case SUSPENDED -> Step.SUSPENDED;
          default -> null;
        };
    return trail.reversed().stream()
        .filter(entry -> entry.step() == step)
        .findFirst()
        .map(AuditEntry::explanation)
        .orElse(null);
  }

  /** While a term runs its status stays whatever becomes of the review. */
  Partner reviewed(Review now, AuditEntry entry) {
    return became(status.hasTerm() ? status : now.status(), now, accreditation, entry);
  }

  Partner became(
      PartnerStatus after,
      @Nullable Review itsReview,
      @Nullable Accreditation itsAccreditation,
      AuditEntry entry) {
    return with(
        applicant,
        representation,
        after,
        organisation,
        contactBy,
        itsReview,
        itsAccreditation,
        trailWith(entry));
  }

  /** A draft is changed without leaving a trace. */
  Partner amended(Organisation changed, Person person, AuditEntry entry) {
    return with(
        applicant,
        representation,
        status,
        changed,
        Objects.equals(changed.contact(), organisation.contact()) ? contactBy : person.id(),
        review,
        accreditation,
        status == PartnerStatus.DRAFT ? trail : trailWith(entry));
  }

  Partner represented(Representation changed, AuditEntry entry) {
    return with(
        applicant,
        changed,
        status,
        organisation,
        contactBy,
        review,
        accreditation,
        trailWith(entry));
  }

  /** Without invitations that nobody can be told about any more; nobody did anything. */
  Partner withoutForgottenInvitationsAt(Instant now) {
    return with(
        applicant,
        representation.withoutForgottenAt(now),
        status,
        organisation,
        contactBy,
        review,
        accreditation,
        trail);
  }

  /** What the organisation said and did stays, without the person. */
  Partner forgetting(String person, List<AuditEntry> entries) {
    boolean theirContact = person.equals(contactBy);
    return with(
        person.equals(applicant) ? null : applicant,
        representation.forgetting(person),
        status,
        theirContact ? organisation.withoutContact() : organisation,
        theirContact ? null : contactBy,
        review == null ? null : review.forgetting(person),
        accreditation,
        Stream.concat(trail.stream().map(it -> it.forgetting(person)), entries.stream()).toList());
  }

  private List<AuditEntry> trailWith(AuditEntry entry) {
    List<AuditEntry> entries = new ArrayList<>(trail);
    entries.add(entry);
    return List.copyOf(entries);
  }

  private Partner with(
      @Nullable String itsApplicant,
      Representation itsRepresentation,
      PartnerStatus after,
      Organisation itsOrganisation,
      @Nullable String itsContactBy,
      @Nullable Review itsReview,
      @Nullable Accreditation itsAccreditation,
      List<AuditEntry> entries) {
    Instant endOfTerm = after.hasTerm() && itsAccreditation != null ? itsAccreditation.due() : null;
    return new Partner(
        id,
        itsApplicant,
        itsRepresentation,
        after,
        itsOrganisation,
        itsContactBy,
        createdAt,
        after == status ? since : entries.getLast().at(),
        itsReview,
        itsAccreditation,
        entries,
        after.isKnown() ? itsOrganisation.key() : null,
        earlier(endOfTerm, itsRepresentation.due()),
        NamedPeople.in(itsApplicant, itsRepresentation, itsContactBy, itsReview, entries));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  static Decision taken(Partner after, PartnerFact... facts) {
    return new Decision.Taken(after, Arrays.asList(facts));
  }

  static Decision refused(Refusal why) {
    return new Decision.Refused(why);
  }
}
