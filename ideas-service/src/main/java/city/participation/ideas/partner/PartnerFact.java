package city.participation.ideas.partner;

import java.time.LocalDate;

/** What happened to a partner, as far as it concerns us. */
public sealed interface PartnerFact {

  /** {@code until}: the last day of its term. */
  record PartnerAccredited(String name, Sector sector, LocalDate until) implements PartnerFact {}

  record PartnerProfileChanged(String name, Sector sector, LocalDate until)
      implements PartnerFact {}

  record PartnerSuspended() implements PartnerFact {}

  record PartnerReinstated(LocalDate until) implements PartnerFact {}

  record PartnerExpired() implements PartnerFact {}

  record PartnerWithdrawn() implements PartnerFact {}

  /** Also said again of a member whose role changes. */
  record MemberActivated(String member) implements PartnerFact {}

  record MemberRevoked(String member) implements PartnerFact {}
}
