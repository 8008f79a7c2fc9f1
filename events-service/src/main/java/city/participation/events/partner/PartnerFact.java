package city.participation.events.partner;

import java.time.LocalDate;

/** What happened to a partner, as far as it concerns us. */
public sealed interface PartnerFact {

  /** {@code until}: the last day of its term. */
  record PartnerAccredited(String name, LocalDate until) implements PartnerFact {}

  record PartnerProfileChanged(String name, LocalDate until) implements PartnerFact {}

  record PartnerReinstated(LocalDate until) implements PartnerFact {}

  /** Suspended, expired or withdrawn. */
  record AccreditationStopped() implements PartnerFact {}
}
