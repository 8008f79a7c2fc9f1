package city.participation.ideas.idea;

/** What became of a request to change an idea. */
public sealed interface Outcome {

  record Done(IdeaView idea) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
