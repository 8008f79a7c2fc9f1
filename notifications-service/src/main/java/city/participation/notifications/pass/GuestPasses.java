package city.participation.notifications.pass;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signed passes: key, guest and end, signature. That it is a pass is signed too, but not said, so
 * nothing else that the same key may sign is one. Made when a mail is written, and kept nowhere.
 */
@Component
public class GuestPasses {

  /** In which requests carry one. */
  public static final String HEADER = "Guest-Pass";

  private static final Logger log = LoggerFactory.getLogger(GuestPasses.class);

  /** What stands before the UUID of each guest. */
  private static final String GUEST = "guest-";

  private static final Pattern CALLED =
      Pattern.compile(GUEST + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final int PAYLOAD_BYTES = 24;
  private static final int SIGNATURE_BYTES = 64;

  /** What a pass says. */
  public sealed interface Reading {
    record Valid(String guest) implements Reading {}

    record Expired() implements Reading {}

    /** Forged, mutilated, or of a key that does not count. */
    record Unknown() implements Reading {}
  }

  private final PassKeys keys;
  private final PassSettings settings;
  private final Clock clock;

  GuestPasses(PassSettings settings, Clock clock) throws GeneralSecurityException {
    this.keys = new PassKeys(settings);
    this.settings = settings;
    this.clock = clock;
    log.info(
        "Passes of guests are signed, and read by participation.guests.keys={}", keys.publicHalf());
  }

  /** A new person, of whom nothing is known. */
  public static String newGuest() {
    return GUEST + UUID.randomUUID();
  }

  /** Whether this is how guests are called, and nobody with an account, whoever they are. */
  public static boolean isGuest(String person) {
    return CALLED.matcher(person).matches();
  }

  /** For a mail that is written now. */
  public String of(String guest) {
    return until(guest, clock.instant().plus(settings.passLife()));
  }

  /** {@code until}: to the second. */
  public String until(String guest, Instant until) {
    UUID id = UUID.fromString(guest.substring(GUEST.length()));
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(until.getEpochSecond())
            .array();
    String head = keys.id() + "." + text(payload);
    return head + "." + text(signed(head));
  }

  public Reading read(String pass) {
    int end = pass.lastIndexOf('.');
    String[] parts = pass.split("\\.", -1);
    if (parts.length != 3) {
      return new Reading.Unknown();
    }
    PublicKey key = keys.counting(parts[0]);
    Optional<byte[]> payload = decoded(parts[1], PAYLOAD_BYTES);
    Optional<byte[]> signature = decoded(parts[2], SIGNATURE_BYTES);
    if (key == null
        || payload.isEmpty()
        || signature.isEmpty()
        || !verifies(key, pass.substring(0, end), signature.get())) {
      return new Reading.Unknown();
    }
    ByteBuffer said = ByteBuffer.wrap(payload.get());
    UUID id = new UUID(said.getLong(), said.getLong());
    return clock.instant().getEpochSecond() < said.getLong()
        ? new Reading.Valid(GUEST + id)
        : new Reading.Expired();
  }

  private static byte[] message(String head) {
    return ("guest-pass\n" + head).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signed(String head) {
    try {
      Signature signature = Signature.getInstance(PassKeys.ALGORITHM);
      signature.initSign(keys.pair().getPrivate());
      signature.update(message(head));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Passes cannot be signed", impossible);
    }
  }

  private static boolean verifies(PublicKey key, String head, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(PassKeys.ALGORITHM);
      signature.initVerify(key);
      signature.update(message(head));
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
}
