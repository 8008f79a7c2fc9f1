package city.participation.events.seat;

/**
 * How the seats of one mode stand. Free, taken and offered together are what the plan offers.
 *
 * @param free seats that nobody holds
 * @param taken seats of confirmed parties
 * @param offered seats that are kept for parties from the queue
 * @param waiting parties in the queue
 * @param left how often the queue was left: while this stays, so does its head
 */
public record Pool(long free, long taken, long offered, long waiting, long left) {

  public static final Pool EMPTY = new Pool(0, 0, 0, 0, 0);

  /** What a step adds to each of them. */
  record Change(long free, long taken, long offered, long waiting, long left) {

    static final Change NONE = new Change(0, 0, 0, 0, 0);
  }

  Pool after(Change change) {
    return new Pool(
        free + change.free(),
        taken + change.taken(),
        offered + change.offered(),
        waiting + change.waiting(),
        left + change.left());
  }

  /** Held by somebody: what cannot be taken away by making the event smaller. */
  public long held() {
    return taken + offered;
  }

  /** Whoever registers now gets these seats; never past somebody who waits. */
  public boolean gives(int seats) {
    return waiting == 0 && free >= seats;
  }
}
