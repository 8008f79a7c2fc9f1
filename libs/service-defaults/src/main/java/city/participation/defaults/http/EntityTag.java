package city.participation.defaults.http;

import city.participation.defaults.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A strong entity tag (RFC 9110) made from an aggregate's version. Take it as a controller argument
 * to get {@code If-Match}: 428 when the header is absent, 400 when it is malformed.
 */
public record EntityTag(String opaque) {

  private static final Pattern OPAQUE = Pattern.compile("[\\x21\\x23-\\x7E]{1,64}");
  private static final Pattern LIST =
      Pattern.compile("\\s*(?:W/)?\"([\\x21\\x23-\\x7E]{0,64})\"\\s*(?:,|$)");

  public EntityTag {
    if (!OPAQUE.matcher(opaque).matches()) {
      throw new IllegalArgumentException(
          "An entity tag holds 1 to 64 visible characters without quotes");
    }
  }

  public static EntityTag of(long version) {
    return new EntityTag(Long.toString(version));
  }

  /** {@code salt}: what else the answer depends on, for example who asks or the language. */
  public static EntityTag of(long version, String salt) {
    return new EntityTag(version + "-" + digest(salt));
  }

  /** Sixteen digits: two answers that differ must not have one tag. */
  private static String digest(String salt) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(salt.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /**
   * The tag of an {@code If-Match} header. {@code *} is refused: a change must name what it saw.
   */
  public static EntityTag ofIfMatch(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw Problem.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
    }
    String value = header.strip();
    if (value.length() < 3 || !value.startsWith("\"") || !value.endsWith("\"")) {
      throw malformed();
    }
    String opaque = value.substring(1, value.length() - 1);
    if (!OPAQUE.matcher(opaque).matches()) {
      throw malformed();
    }
    return new EntityTag(opaque);
  }

  private static Problem malformed() {
    return Problem.invalid().withParameter(HttpHeaders.IF_MATCH, "malformed-entity-tag");
  }

  /** 412 unless the caller saw what is current. */
  public void requireCurrent(EntityTag current) {
    if (!equals(current)) {
      throw Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
          .withHeader(HttpHeaders.ETAG, current.toString());
    }
  }

  /**
   * Whether an {@code If-None-Match} header names this tag (weakly compared), so that 304 is the
   * answer.
   */
  public boolean matchesNoneOf(@Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    var tags = LIST.matcher(ifNoneMatch);
    while (tags.find()) {
      if (tags.group(1).equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  /** As the {@code ETag} header holds it: quoted. */
  @Override
  public String toString() {
    return '"' + opaque + '"';
  }
}
