package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.Representation;
import city.participation.partners.organisation.Listing;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.register.RegisterFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A partner organisation, from its draft on. Here is what it is made of; which step leads where is
 * said by {@link ApplicantSteps}, {@link ReviewSteps}, {@link TermSteps} and {@link MemberSteps},
 * who may take it by {@link PartnerRules}.
 *
 * @param applicant who applied for it, the opaque id; null once they were forgotten
 * @param representation who acts for it
 * @param stated what the organisation says of itself, from its application on
 * @param draft what is said of it before, as long as it is a draft
 * @param contactBy who named the contact person, the opaque id; null once they were forgotten
 * @param since when the status last changed
 * @param review what is being decided on; beside the status, because a term runs on while its
 *     renewal is reviewed
 * @param accreditation the present or last term
 * @param claim the organisation's key while nobody else may apply for it; unique
 * @param due when the calendar has something to do here: with a term that runs, an answer that is
 *     awaited, or an invitation
 * @param people the ids of all whom this document names, so that it is found when one of them is to
 *     be forgotten
 * @param listing how the public finds it; of one that is accredited only
 * @param checkDue when the register is to be asked about it; while something is being decided only
 * @param registerCheck what the register was last found to say; kept beside the state, so that it
 *     comes without a new version
 */
@Document("partners")
record Partner(
    @Id String id,
    @Nullable String applicant,
    Representation representation,
    PartnerStatus status,
    @Field("organisation") @Nullable Organisation stated,
    @Nullable OrganisationDraft draft,
    @Nullable String contactBy,
    Instant createdAt,
    Instant since,
    @Nullable Review review,
    @Nullable Accreditation accreditation,
    List<AuditEntry> trail,
    @Nullable String claim,
    @Nullable Instant due,
    List<String> people,
    @Nullable Listing listing,
    @Nullable Instant checkDue,
    @ReadOnlyProperty @Nullable RegisterFinding registerCheck) {

  /** The nil UUID of RFC 9562: in messages, for a partner for which nobody acts any more. */
  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {

    record Taken(Partner after, List<PartnerFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Partner draft(String id, Person applicant, OrganisationDraft said, Instant now) {
    return new Partner(
        id,
        applicant.id(),
        Representation.of(applicant.id(), now),
        PartnerStatus.DRAFT,
        null,
        said,
        said.contact() == null ? null : applicant.id(),
        now,
        now,
        null,
        null,
        List.of(AuditEntry.byMember(applicant, Step.DRAFTED, now, null)),
        null,
        null,
        List.of(applicant.id()),
        null,
        null,
        null);
  }

  /** Of one that was applied for. */
  Organisation organisation() {
    if (stated == null) {
      throw new IllegalStateException("Partner " + id + " is a draft");
    }
    return stated;
  }

  /** What is said of the organisation, be it all or not. */
  OrganisationDraft said() {
    return draft == null ? OrganisationDraft.of(organisation()) : draft;
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

  /** Whether they may become a member yet: they could decide on it first, and join then. */
  boolean invites(Person person, LocalDate today) {
    return representation.invitations().stream()
        .anyMatch(it ->
            person.id().equals(it.invitee()) && !Accreditation.day(it.expiresAt()).isBefore(today));
  }

  /** What the register says of what is said now; null while that has yet to be compared. */
  @Nullable RegisterFinding presentFinding() {
    return checkDue == null || (registerCheck != null && registerCheck.isOfNoAnswer())
        ? registerCheck
        : null;
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

  /** Nobody joins one for which there is nothing left to do. */
  Partner became(
      PartnerStatus after,
      @Nullable Review itsReview,
      @Nullable Accreditation itsAccreditation,
      AuditEntry entry) {
    return with(
        applicant,
        after.isActedFor() ? representation : representation.withoutInvitations(),
        after,
        stated,
        draft,
        contactBy,
        itsReview,
        itsAccreditation,
        trailWith(entry));
  }

  Partner amended(Organisation changed, Person person, AuditEntry entry) {
    boolean sameContact = Objects.equals(changed.contact(), organisation().contact());
    String itsContactBy = sameContact ? contactBy : person.id();
    return with(status, changed, null, itsContactBy, review, accreditation, trailWith(entry));
  }

  /** A draft is changed without leaving a trace. */
  Partner drafted(OrganisationDraft changed, Person person) {
    boolean sameContact = Objects.equals(changed.contact(), said().contact());
    String itsContactBy = changed.contact() == null ? null : person.id();
    return with(status, null, changed, sameContact ? contactBy : itsContactBy, null, null, trail);
  }

  /** A draft that says all is an organisation. */
  Partner completed(Organisation whole) {
    return with(status, whole, null, contactBy, review, accreditation, trail);
  }

  /** As it would be written today; of one that was written by an earlier version. */
  Partner listedAnew() {
    return with(status, stated, draft, contactBy, review, accreditation, trail);
  }

  Partner represented(Representation changed, AuditEntry entry) {
    return with(
        applicant,
        changed,
        status,
        stated,
        draft,
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
        stated,
        draft,
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
        theirContact && stated != null ? stated.withoutContact() : stated,
        theirContact && draft != null ? draft.withoutContact() : draft,
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
      PartnerStatus after,
      @Nullable Organisation itsOrganisation,
      @Nullable OrganisationDraft itsDraft,
      @Nullable String itsContactBy,
      @Nullable Review itsReview,
      @Nullable Accreditation itsAccreditation,
      List<AuditEntry> entries) {
    return with(
        applicant,
        representation,
        after,
        itsOrganisation,
        itsDraft,
        itsContactBy,
        itsReview,
        itsAccreditation,
        entries);
  }

  private Partner with(
      @Nullable String itsApplicant,
      Representation itsRepresentation,
      PartnerStatus after,
      @Nullable Organisation itsOrganisation,
      @Nullable OrganisationDraft itsDraft,
      @Nullable String itsContactBy,
      @Nullable Review itsReview,
      @Nullable Accreditation itsAccreditation,
      List<AuditEntry> entries) {
    return new Partner(
        id,
        itsApplicant,
        itsRepresentation,
        after,
        itsOrganisation,
        itsDraft,
        itsContactBy,
        createdAt,
        after == status ? since : entries.getLast().at(),
        itsReview,
        itsAccreditation,
        entries,
        after.isKnown() ? Objects.requireNonNull(itsOrganisation).key() : null,
        PartnerDates.due(after.hasTerm() ? itsAccreditation : null, itsReview, itsRepresentation),
        NamedPeople.in(itsApplicant, itsRepresentation, itsContactBy, itsReview, entries),
        after == PartnerStatus.ACCREDITED
            ? Listing.of(
                Objects.requireNonNull(itsOrganisation), PartnerDates.accreditedSince(entries))
            : null,
        PartnerDates.checkDue(this, itsOrganisation, itsReview, entries),
        registerCheck);
  }

  static Decision taken(Partner after, PartnerFact... facts) {
    return new Decision.Taken(after, Arrays.asList(facts));
  }

  static Decision refused(Refusal why) {
    return new Decision.Refused(why);
  }
}
