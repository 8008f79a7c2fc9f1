package city.participation.events.event;

/** What became of a request to change an event. */
public sealed interface Outcome {

  record Done(EventView event) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
