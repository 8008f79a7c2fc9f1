package city.participation.events.booking;

/**
 * Those for whom is booked: each says itself on which claim it stands, in the one document that
 * decides.
 */
public interface Holders {

  /** Whether the holder has taken its decision on this claim. */
  boolean standsOn(String holder, String claim);

  /** Sees to it that the holder never will; false if it does already. */
  boolean fence(String holder, String claim);
}
