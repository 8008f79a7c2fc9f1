package city.participation.partners.member;

import city.participation.partners.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** 160 random bits that prove that somebody was handed an invitation. */
public record InvitationToken(String value) {

  /** Characters of {@code A-Z a-z 0-9 _ -}. */
  public static final int LENGTH = 27;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 20;

  static InvitationToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is kept: whoever reads the partner's document cannot join with it. */
  String hash() {
    return Sha256.hex(value);
  }

  /** Takes as long for every wrong token, however much of it is right. */
  boolean hasHash(String hash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** Without the token: records end up in logs. */
  @Override
  public String toString() {
    return "InvitationToken";
  }
}
