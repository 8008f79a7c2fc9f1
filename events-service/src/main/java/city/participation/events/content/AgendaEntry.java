package city.participation.events.content;

/**
 * A part of an event (Tagesordnungspunkt), in its order.
 *
 * @param minutes how long it takes
 */
public record AgendaEntry(Texts title, int minutes) {

  public static final int MOST = 30;
  public static final int TITLE_MIN = 3;
  public static final int TITLE_MAX = 200;
  public static final int MINUTES_MAX = 600;
}
