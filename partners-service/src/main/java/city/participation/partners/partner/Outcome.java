package city.participation.partners.partner;

/** What became of a request to change a partner. */
public sealed interface Outcome {

  record Done(PartnerView partner) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
