package city.participation.events.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Reads the passes that notifications-service signs: key, guest and end, signature. That it is a
 * pass is signed too, but not said.
 */
@Component
@EnableConfigurationProperties(GuestSettings.class)
class GuestPasses {

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final int PAYLOAD_BYTES = 24;
  private static final int SIGNATURE_BYTES = 64;

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Map<String, PublicKey> keys = new TreeMap<>();
  private final Clock clock;

  GuestPasses(GuestSettings settings, Clock clock) throws GeneralSecurityException {
    this.clock = clock;
    for (String key : settings.keys()) {
      String[] parts = key.strip().split(":", 2);
      keys.put(parts[0], publicKey(parts.length == 2 ? parts[1] : ""));
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("participation.guests.keys names no key");
    }
  }

  PassReading read(String pass) {
    String[] parts = pass.split("\\.", -1);
    if (parts.length != 3) {
      return new PassReading.Unknown();
    }
    PublicKey key = keys.get(parts[0]);
    Optional<byte[]> payload = decoded(parts[1], PAYLOAD_BYTES);
    Optional<byte[]> signature = decoded(parts[2], SIGNATURE_BYTES);
    if (key == null
        || payload.isEmpty()
        || signature.isEmpty()
        || !verifies(key, parts[0] + "." + parts[1], signature.get())) {
      return new PassReading.Unknown();
    }
    ByteBuffer said = ByteBuffer.wrap(payload.get());
    UUID id = new UUID(said.getLong(), said.getLong());
    return clock.instant().getEpochSecond() < said.getLong()
        ? new PassReading.Valid(Registrant.guest(id))
        : new PassReading.Expired();
  }

  private static boolean verifies(PublicKey key, String head, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(("guest-pass\n" + head).getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      // Bytes that are no point of the curve are as good as a wrong signature.
      return false;
    }
  }

  /** Only the one spelling that is ours. */
  private static Optional<byte[]> decoded(String text, int length) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      boolean ours = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
      return bytes.length == length && ours ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static PublicKey publicKey(String text) throws GeneralSecurityException {
    byte[] raw = Base64.getDecoder().decode(text);
    if (raw.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "participation.guests.keys needs an id, a colon and 32 bytes in Base64 for each key");
    }
    byte[] encoded = ByteBuffer.allocate(PREFIX.length + raw.length).put(PREFIX).put(raw).array();
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }
}
