package city.participation.events.ticket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Signed codes, short enough for a QR code: key, registration, signature. The event is signed too,
 * but not said: whoever checks a ticket knows where they stand.
 */
@Component
@EnableConfigurationProperties(TicketSettings.class)
public class Tickets {

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9-]{1,16}");

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String keyId;
  private final KeyPair pair;
  private final Map<String, PublicKey> keys = new TreeMap<>();

  Tickets(TicketSettings settings) {
    keyId = keyId(settings.keyId());
    pair = pair(bytes(settings.secret(), "participation.events.tickets.secret"));
    if (settings.retired() != null) {
      settings
          .retired()
          .forEach((id, key) ->
              keys.put(keyId(id), publicKey(bytes(key, "participation.events.tickets.retired"))));
    }
    keys.put(keyId, pair.getPublic());
  }

  /** What is shown at the door. */
  public String codeOf(String eventId, String registrationId) {
    byte[] signed =
        run(() -> {
          Signature signature = Signature.getInstance(ALGORITHM);
          signature.initSign(pair.getPrivate());
          signature.update(message(keyId, eventId, registrationId));
          return signature.sign();
        });
    UUID id = UUID.fromString(registrationId);
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return keyId + "." + text(bytes.array()) + "." + text(signed);
  }

  /**
   * Whose ticket it is; empty if it is forged, of a key that does not count, or another event's.
   */
  public Optional<String> registrationOf(String eventId, String code) {
    String[] parts = code.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    PublicKey key = keys.get(parts[0]);
    Optional<byte[]> registration = decoded(parts[1], 16);
    Optional<byte[]> signed = decoded(parts[2], 64);
    if (key == null || registration.isEmpty() || signed.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(registration.get());
    String id = new UUID(bytes.getLong(), bytes.getLong()).toString();
    return verifies(key, message(parts[0], eventId, id), signed.get())
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The public keys that count, 32 bytes in Base64 by their ids: to check tickets elsewhere. */
  public Map<String, String> publicKeys() {
    Map<String, String> all = new TreeMap<>();
    keys.forEach((id, key) -> {
      ByteBuffer bytes = ByteBuffer.wrap(key.getEncoded(), PREFIX.length, KEY_BYTES);
      byte[] raw = new byte[KEY_BYTES];
      bytes.get(raw);
      all.put(id, Base64.getEncoder().encodeToString(raw));
    });
    return all;
  }

  private static byte[] message(String keyId, String eventId, String registrationId) {
    return String.join("\n", "ticket", keyId, eventId, registrationId)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      // Bytes that are no point of the curve are as good as a wrong signature.
      return false;
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Only the one spelling that is ours. */
  private static Optional<byte[]> decoded(String text, int length) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == length && text(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String keyId(String id) {
    if (!KEY_ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of a ticket key has 1 to 16 letters, digits and hyphens");
    }
    return id;
  }

  private static byte[] bytes(String text, String setting) {
    byte[] bytes = Base64.getDecoder().decode(text.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(setting + " needs 32 bytes in Base64");
    }
    return bytes;
  }

  /** The JDK makes a public key only together with its private one, from what is drawn for it. */
  private static KeyPair pair(byte[] secret) {
    return run(() -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(255, new Drawn(secret));
      return generator.generateKeyPair();
    });
  }

  private static PublicKey publicKey(byte[] raw) {
    byte[] encoded = ByteBuffer.allocate(PREFIX.length + raw.length).put(PREFIX).put(raw).array();
    return run(
        () -> KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
  }

  private interface Work<T> {

    T run() throws GeneralSecurityException;
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Tickets cannot be signed", impossible);
    }
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
