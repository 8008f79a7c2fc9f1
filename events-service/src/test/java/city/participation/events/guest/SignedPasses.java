package city.participation.events.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** As notifications-service signs passes with the quickstart's key. */
public final class SignedPasses {

  private static final String SECRET = "quickstart-guests-no-secret-0123";

  private SignedPasses() {}

  public static String of(String guest, Instant until) {
    return of("guest-pass", "local", SECRET, guest, until);
  }

  static String of(String purpose, String keyId, String secret, String guest, Instant until) {
    UUID id = UUID.fromString(guest.substring("guest-".length()));
    byte[] payload =
        ByteBuffer.allocate(24)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(until.getEpochSecond())
            .array();
    String head = keyId + "." + text(payload);
    return head + "." + text(signed(secret, purpose + "\n" + head));
  }

  private static byte[] signed(String secret, String message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new EdECPrivateKeySpec(
                      NamedParameterSpec.ED25519, secret.getBytes(StandardCharsets.UTF_8)));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
