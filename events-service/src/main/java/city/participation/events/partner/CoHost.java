package city.participation.events.partner;

import org.jspecify.annotations.Nullable;

/**
 * A partner that an event names, at the moment of asking.
 *
 * @param name once it was accredited
 */
public record CoHost(String id, @Nullable String name, Footing footing) {

  /** Whether it can hold the event with the city. */
  public enum Footing {
    STANDS,
    NOT_ACCREDITED,
    /** Nothing is agreed by which it hosts in the programme or in the event's stage. */
    NOT_ENGAGED
  }

  public boolean stands() {
    return footing == Footing.STANDS;
  }
}
