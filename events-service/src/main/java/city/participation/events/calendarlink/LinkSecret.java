package city.participation.events.calendarlink;

import city.participation.events.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a link to one's own calendar is known by: 256 bits that nobody can guess, and of which only
 * a hash is kept.
 */
final class LinkSecret {

  private static final int BYTES = 32;
  private static final String MAC = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private LinkSecret() {}

  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  /** The same again for whoever brings the same key; of the salt alone nobody makes it. */
  static String of(String salt, String key) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.US_ASCII), MAC));
      return TEXT.encodeToString(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + MAC, impossible);
    }
  }

  static String hash(String secret) {
    return Sha256.hex(secret);
  }
}
