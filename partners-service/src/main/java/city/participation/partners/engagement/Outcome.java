package city.participation.partners.engagement;

/** What became of a request to change an engagement. */
public sealed interface Outcome {

  record Done(EngagementView engagement) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
