package city.participation.events.guest;

/** What a pass says. */
public sealed interface PassReading {

  record Valid(Registrant registrant) implements PassReading {}

  /** Its time is over, or its guest was erased. */
  record Expired() implements PassReading {}

  /** Forged, mutilated, or of a key that does not count. */
  record Unknown() implements PassReading {}
}
