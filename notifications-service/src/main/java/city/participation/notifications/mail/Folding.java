package city.participation.notifications.mail;

import java.nio.charset.StandardCharsets;

/**
 * Long content lines in parts of at most 75 octets (RFC 5545, 3.1). The library counts characters,
 * of which one may be four octets.
 */
final class Folding {

  private static final int MOST = 75;

  private Folding() {}

  static String of(String lines) {
    StringBuilder folded = new StringBuilder(lines.length() + lines.length() / 32);
    int octets = 0;
    for (int point : lines.codePoints().toArray()) {
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (point == '\n') {
        octets = 0;
      } else if (point != '\r' && octets + size > MOST) {
        folded.append("\r\n ");
        octets = 1 + size;
      } else if (point != '\r') {
        octets += size;
      }
      folded.append(character);
    }
    return folded.toString();
  }
}
