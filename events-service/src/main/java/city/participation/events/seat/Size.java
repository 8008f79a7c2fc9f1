package city.participation.events.seat;

/**
 * How many seats there are in one mode.
 *
 * @param capacity all of them
 * @param reserved those that the city gives away itself
 */
public record Size(int capacity, int reserved) {

  public static final int MOST = 20_000;

  static final Size NONE = new Size(0, 0);

  public int offered() {
    return capacity - reserved;
  }
}
