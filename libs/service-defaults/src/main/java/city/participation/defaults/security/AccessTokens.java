package city.participation.defaults.security;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What makes a token ours: signed asymmetrically by the issuer, for this API, not expired, no ID
 * token.
 */
final class AccessTokens {

  private static final Duration SKEW = Duration.ofSeconds(60);

  private AccessTokens() {}

  static VerifiedTokens decoder(
      SigningKeys keys, String issuer, List<String> audiences, Clock clock) {
    return decoder(keys, issuer, audiences, clock, VerifiedTokens.LONGEST);
  }

  static VerifiedTokens decoder(
      SigningKeys keys, String issuer, List<String> audiences, Clock clock, Duration remembered) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithms(accepted -> {
              accepted.clear();
              accepted.addAll(List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256));
            })
            .build();
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setAllowEmptyExpiryClaim(false);
    times.setClock(clock);
    JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
    type.setAllowEmpty(true);
    List<OAuth2TokenValidator<Jwt>> checks = new ArrayList<>();
    checks.add(times);
    checks.add(new JwtIssuerValidator(issuer));
    checks.add(anyOf(audiences));
    checks.add(type);
    checks.add(AccessTokens::namesSomebody);
    checks.add(AccessTokens::isNoIdToken);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(checks));
    return new VerifiedTokens(decoder, times, keys, remembered);
  }

  private static OAuth2TokenValidator<Jwt> anyOf(List<String> audiences) {
    List<JwtAudienceValidator> accepted =
        audiences.stream().map(JwtAudienceValidator::new).toList();
    return token ->
        accepted.stream().anyMatch(audience -> !audience.validate(token).hasErrors())
            ? OAuth2TokenValidatorResult.success()
            : refused("The token is for another audience");
  }

  private static OAuth2TokenValidatorResult namesSomebody(Jwt token) {
    String subject = token.getSubject();
    return subject == null || subject.isBlank() || subject.length() > 255
        ? refused("The token names nobody")
        : OAuth2TokenValidatorResult.success();
  }

  /**
   * An ID token is for the website that asked for it; it shows by claims that access tokens never
   * have.
   */
  private static OAuth2TokenValidatorResult isNoIdToken(Jwt token) {
    boolean forSignIn =
        "ID".equals(token.getClaims().get("typ"))
            || token.hasClaim("nonce")
            || token.hasClaim("at_hash")
            || token.hasClaim("c_hash");
    return forSignIn
        ? refused("An ID token is no access token")
        : OAuth2TokenValidatorResult.success();
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
  }
}
