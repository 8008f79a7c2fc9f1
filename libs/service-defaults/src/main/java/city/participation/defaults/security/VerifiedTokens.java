package city.participation.defaults.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a short time which tokens were signed by the issuer: a person's page asks a dozen
 * times with the same token. What time changes is checked each time.
 */
final class VerifiedTokens implements JwtDecoder {

  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int REMEMBERED = 1_000;

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> times;
  private final SigningKeys keys;
  private final long longest;
  private final Map<String, Verified> verified =
      new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Verified(Jwt token, long at) {}

  VerifiedTokens(
      JwtDecoder decoder, OAuth2TokenValidator<Jwt> times, SigningKeys keys, Duration longest) {
    this.decoder = decoder;
    this.times = times;
    this.keys = keys;
    this.longest = longest.toNanos();
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = known(token);
    if (known == null) {
      // From before the check, so that its own time does not count in the token's favour.
      long at = System.nanoTime();
      Jwt decoded = decoder.decode(token);
      remember(token, new Verified(decoded, at));
      return decoded;
    }
    OAuth2TokenValidatorResult result = times.validate(known);
    if (result.hasErrors()) {
      throw new JwtValidationException("The token's time is over", result.getErrors());
    }
    return known;
  }

  /** False: the issuer may have to be asked, which takes as long as the issuer takes. */
  boolean decodesAtOnce(String token) {
    return known(token) != null || keys.knowsAtOnce(keyIdOf(token));
  }

  private @Nullable Jwt known(String token) {
    synchronized (verified) {
      Verified found = verified.get(token);
      if (found == null) {
        return null;
      }
      if (System.nanoTime() - found.at() < longest) {
        return found.token();
      }
      verified.remove(token);
      return null;
    }
  }

  private void remember(String token, Verified found) {
    synchronized (verified) {
      verified.put(token, found);
    }
  }

  private static @Nullable String keyIdOf(String token) {
    int end = token.indexOf('.');
    if (end < 0) {
      return null;
    }
    try {
      return JWSHeader.parse(new Base64URL(token.substring(0, end))).getKeyID();
    } catch (ParseException | IllegalArgumentException malformed) {
      return null;
    }
  }
}
