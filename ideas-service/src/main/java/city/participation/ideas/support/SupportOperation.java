package city.participation.ideas.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The intent to give a support or to take it back, noted in the idea until the row says the same.
 *
 * @param token unlike that of any other operation
 * @param give or take back
 * @param number of this participant's operations on this idea, the row's own and one more
 */
record SupportOperation(String token, String participant, boolean give, long number, Instant at) {

  /** By how much it changes the count. */
  int delta() {
    return give ? 1 : -1;
  }

  /** The name of the participant's one slot: opaque ids may hold what a field name must not. */
  String slot() {
    return slotOf(participant);
  }

  static String slotOf(String participant) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(participant.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
