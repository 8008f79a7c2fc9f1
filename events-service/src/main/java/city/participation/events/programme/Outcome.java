package city.participation.events.programme;

/** What became of a request to change a programme. */
public sealed interface Outcome {

  record Done(ProgrammeView programme) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
