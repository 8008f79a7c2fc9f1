package city.participation.partners.partner;

import city.participation.partners.organisation.Listing;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.register.RegisterFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A partner organisation, from its draft on. Here is what it is made of; which step leads where is
 * said by {@link ApplicantSteps}, {@link ReviewSteps} and {@link TermSteps}, who may take it by
 * {@link PartnerRules}.
 *
 * @param applicant who acts for it, the opaque id
 * @param stated what the organisation says of itself, from its application on
 * @param draft what is said of it before, as long as it is a draft
 * @param since when the status last changed
 * @param review what is being decided on; beside the status, because a term runs on while its
 *     renewal is reviewed
 * @param accreditation the present or last term
 * @param claim the organisation's key while nobody else may apply for it; unique
 * @param due when the calendar has something to do here: with a term that runs, or an answer that
 *     is awaited
 * @param listing how the public finds it; of one that is accredited only
 * @param checkDue when the register is to be asked about it; while something is being decided only
 * @param registerCheck what the register was last found to say; kept beside the state, so that it
 *     comes without a new version
 */
@Document("partners")
record Partner(
    @Id String id,
    String applicant,
    PartnerStatus status,
    @Field("organisation") @Nullable Organisation stated,
    @Nullable OrganisationDraft draft,
    Instant createdAt,
    Instant since,
    @Nullable Review review,
    @Nullable Accreditation accreditation,
    List<AuditEntry> trail,
    @Nullable String claim,
    @Nullable Instant due,
    @Nullable Listing listing,
    @Nullable Instant checkDue,
    @ReadOnlyProperty @Nullable RegisterFinding registerCheck) {

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {

    record Taken(Partner after, List<PartnerFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Partner draft(String id, Person applicant, OrganisationDraft said, Instant now) {
    return new Partner(
        id,
        applicant.id(),
        PartnerStatus.DRAFT,
        null,
        said,
        now,
        now,
        null,
        null,
        List.of(AuditEntry.byApplicant(Step.DRAFTED, now, null)),
        null,
        null,
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

  boolean isBy(Person person) {
    return applicant.equals(person.id());
  }

  /** A draft is nobody else's business, also once it was dropped. */
  boolean isVisibleTo(Person viewer) {
    return isBy(viewer) || (viewer.staff() && hasApplied());
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
    return with(after, stated, itsReview, itsAccreditation, entry);
  }

  Partner amended(Organisation changed, AuditEntry entry) {
    return with(status, changed, review, accreditation, entry);
  }

  /** A draft is changed without leaving a trace. */
  Partner drafted(OrganisationDraft said) {
    return new Partner(
        id,
        applicant,
        status,
        null,
        said,
        createdAt,
        since,
        null,
        null,
        trail,
        null,
        null,
        null,
        null,
        registerCheck);
  }

  /** A draft that says all is an organisation. */
  Partner completed(Organisation whole) {
    return with(status, whole, review, accreditation, null);
  }

  private Partner with(
      PartnerStatus after,
      @Nullable Organisation itsOrganisation,
      @Nullable Review itsReview,
      @Nullable Accreditation itsAccreditation,
      @Nullable AuditEntry entry) {
    List<AuditEntry> entries = new ArrayList<>(trail);
    if (entry != null) {
      entries.add(entry);
    }
    return new Partner(
        id,
        applicant,
        after,
        itsOrganisation,
        itsOrganisation == null ? draft : null,
        createdAt,
        entry == null || after == status ? since : entry.at(),
        itsReview,
        itsAccreditation,
        List.copyOf(entries),
        after.isKnown() ? Objects.requireNonNull(itsOrganisation).key() : null,
        PartnerDates.due(after.hasTerm() ? itsAccreditation : null, itsReview),
        after == PartnerStatus.ACCREDITED
            ? Listing.of(
                Objects.requireNonNull(itsOrganisation), PartnerDates.accreditedSince(entries))
            : null,
        PartnerDates.checkDue(this, itsOrganisation, itsReview, entry),
        registerCheck);
  }

  /** As it would be written today; of one that was written by an earlier version. */
  Partner listedAnew() {
    return with(status, stated, review, accreditation, null);
  }

  static Decision taken(Partner after, PartnerFact... facts) {
    return new Decision.Taken(after, Arrays.asList(facts));
  }

  static Decision refused(Refusal why) {
    return new Decision.Refused(why);
  }
}
