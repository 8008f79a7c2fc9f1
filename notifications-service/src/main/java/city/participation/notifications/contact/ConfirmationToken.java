package city.participation.notifications.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 160 random bits that prove that somebody reads the mails of an address. */
record ConfirmationToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static ConfirmationToken random() {
    byte[] bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    return new ConfirmationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is kept: whoever reads the contact cannot confirm it. */
  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "ConfirmationToken";
  }
}
