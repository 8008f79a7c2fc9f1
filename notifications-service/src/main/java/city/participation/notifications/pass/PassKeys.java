package city.participation.notifications.pass;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key that signs, and the public halves of all that count, made of what the settings say. */
final class PassKeys {

  static final String ALGORITHM = "Ed25519";

  private static final int KEY_BYTES = 32;
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9-]{1,16}");

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String id;
  private final KeyPair pair;
  private final Map<String, PublicKey> counting = new TreeMap<>();

  PassKeys(PassSettings settings) throws GeneralSecurityException {
    id = checked(settings.keyId());
    pair = pair(bytes(settings.secret(), "participation.guests.secret"));
    for (String retired : settings.retired()) {
      String[] parts = retired.strip().split(":", 2);
      counting.put(
          checked(parts[0]),
          publicKey(bytes(parts.length == 2 ? parts[1] : "", "participation.guests.retired")));
    }
    counting.put(id, pair.getPublic());
  }

  String id() {
    return id;
  }

  KeyPair pair() {
    return pair;
  }

  @Nullable PublicKey counting(String keyId) {
    return counting.get(keyId);
  }

  /** As services that read passes are told it. */
  String publicHalf() {
    byte[] raw = new byte[KEY_BYTES];
    ByteBuffer.wrap(pair.getPublic().getEncoded(), PREFIX.length, KEY_BYTES).get(raw);
    return id + ":" + Base64.getEncoder().encodeToString(raw);
  }

  private static String checked(String keyId) {
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException(
          "participation.guests.key-id has 1 to 16 letters, digits and hyphens");
    }
    return keyId;
  }

  private static byte[] bytes(String text, String setting) {
    byte[] bytes = Base64.getDecoder().decode(text.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(setting + " needs 32 bytes in Base64");
    }
    return bytes;
  }

  /** The JDK makes a public key only together with its private one, from what is drawn for it. */
  private static KeyPair pair(byte[] secret) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(255, new Drawn(secret));
    return generator.generateKeyPair();
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = ByteBuffer.allocate(PREFIX.length + raw.length).put(PREFIX).put(raw).array();
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Draws what is given. */
  private static final class Drawn extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    private Drawn(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] wanted) {
      if (wanted.length != bytes.length) {
        throw new IllegalStateException("A key of Ed25519 is drawn as 32 bytes");
      }
      System.arraycopy(bytes, 0, wanted, 0, bytes.length);
    }
  }
}
