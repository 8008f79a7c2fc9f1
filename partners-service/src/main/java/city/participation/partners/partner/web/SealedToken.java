package city.participation.partners.partner.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.partners.Sha256;
import city.participation.partners.member.InvitationToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token as it is kept with the answer to a keyed request. Only the request itself opens it, when
 * it is repeated: its idempotency key, which is kept nowhere, is what the token is sealed with.
 */
final class SealedToken {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private SealedToken() {}

  static String seal(InvitationToken token, String person, IdempotencyKey key) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        run(
            Cipher.ENCRYPT_MODE,
            person,
            key,
            nonce,
            token.value().getBytes(StandardCharsets.US_ASCII));
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
  }

  static InvitationToken open(String text, String person, IdempotencyKey key) {
    ByteBuffer kept = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    byte[] nonce = new byte[NONCE_BYTES];
    kept.get(nonce);
    byte[] sealed = new byte[kept.remaining()];
    kept.get(sealed);
    return new InvitationToken(
        new String(
            run(Cipher.DECRYPT_MODE, person, key, nonce, sealed), StandardCharsets.US_ASCII));
  }

  private static byte[] run(
      int mode, String person, IdempotencyKey key, byte[] nonce, byte[] input) {
    // Not the hash under which the answer is found.
    byte[] secret = Sha256.of("invitation token\n" + person + "\n" + key.value());
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A kept token is not as it was sealed", impossible);
    }
  }
}
