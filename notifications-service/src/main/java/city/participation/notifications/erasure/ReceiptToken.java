package city.participation.notifications.erasure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 160 random bits that show their holder an erasure whose person nobody knows any more. */
public record ReceiptToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static ReceiptToken random() {
    byte[] bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    return new ReceiptToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is kept. */
  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "ReceiptToken";
  }
}
