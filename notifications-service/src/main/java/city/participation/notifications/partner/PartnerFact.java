package city.participation.notifications.partner;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to a partner, as far as it concerns us. */
public sealed interface PartnerFact {

  /** Who applied, and is told. */
  String applicant();

  /** {@code renewal}: for another term of a partner that was accredited before. */
  record PartnerApplied(String applicant, boolean renewal, Instant at) implements PartnerFact {}

  /** {@code dueOn}: the last day for an answer. */
  record PartnerInfoRequested(String applicant, LocalDate dueOn) implements PartnerFact {}

  /** From now on its name is public. */
  record PartnerAccredited(String applicant, String name, LocalDate until, boolean renewal)
      implements PartnerFact {}

  /** {@code until}: the last day of a term that runs on although its renewal was rejected. */
  record PartnerRejected(String applicant, @Nullable LocalDate until) implements PartnerFact {}

  record PartnerSuspended(String applicant) implements PartnerFact {}

  record PartnerReinstated(String applicant, LocalDate until) implements PartnerFact {}

  record PartnerExpiring(String applicant, LocalDate until, boolean renewalRequested)
      implements PartnerFact {}

  record PartnerExpired(String applicant, LocalDate until) implements PartnerFact {}

  record PartnerWithdrawn(String applicant) implements PartnerFact {}
}
