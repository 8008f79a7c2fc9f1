package city.participation.events.registration;

/** What became of a request about a registration. */
public sealed interface Outcome {

  record Done(RegistrationView registration) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
