package city.participation.events.calendar;

/**
 * Long content lines in parts of at most 75 octets (RFC 5545 section 3.1). The library counts
 * characters, of which one may be four octets.
 */
final class Folding {

  private static final int MOST = 75;
  private static final String FOLD = "\r\n ";

  private Folding() {}

  static String of(String unfolded) {
    StringBuilder folded = new StringBuilder(unfolded.length() + unfolded.length() / 32);
    int octets = 0;
    for (int i = 0; i < unfolded.length(); ) {
      int point = unfolded.codePointAt(i);
      int size = octets(point);
      if (point == '\r' || point == '\n') {
        octets = 0;
      } else if (octets + size > MOST) {
        folded.append(FOLD);
        octets = 1 + size; // the space counts
      } else {
        octets += size;
      }
      folded.appendCodePoint(point);
      i += Character.charCount(point);
    }
    return folded.toString();
  }

  private static int octets(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
