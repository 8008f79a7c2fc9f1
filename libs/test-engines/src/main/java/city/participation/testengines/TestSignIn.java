package city.participation.testengines;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A sign-in on loopback: publishes a key set and makes tokens, right ones and wrong ones. */
public final class TestSignIn {

  public static final String AUDIENCE = "participation-api";

  private static final SignInServer SERVER = SignInServer.start();
  private static final Duration LIFETIME = Duration.ofHours(1);

  private TestSignIn() {}

  public static String issuer() {
    return SERVER.issuer();
  }

  public static String keySetUri() {
    return SERVER.keySetUri();
  }

  /** A token that every service accepts for an hour. */
  public static String token(String subject, String... roles) {
    return signed(claims(subject, roles).build(), SERVER.key());
  }

  /** A token like {@link #token} that also says for which office of the city somebody acts. */
  public static String officeToken(String office, String subject, String... roles) {
    return signed(claims(subject, roles).claim("office", office).build(), SERVER.key());
  }

  /** A token like {@link #token}, but wrong in one way: every service has to refuse it. */
  public static String token(BadToken flaw, String subject, String... roles) {
    JWTClaimsSet.Builder claims = claims(subject, roles);
    Instant now = Instant.now();
    return switch (flaw) {
      // Further than the minute of clock skew that resource servers allow.
      case EXPIRED ->
          signed(
              claims
                  .issueTime(Date.from(now.minus(LIFETIME)))
                  .expirationTime(Date.from(now.minusSeconds(120)))
                  .build(),
              SERVER.key());
      case NOT_YET_VALID ->
          signed(claims.notBeforeTime(Date.from(now.plusSeconds(120))).build(), SERVER.key());
      case WRONG_AUDIENCE -> signed(claims.audience("another-api").build(), SERVER.key());
      case WITHOUT_AUDIENCE -> signed(claims.audience(List.of()).build(), SERVER.key());
      case WRONG_ISSUER -> signed(claims.issuer(issuer() + "/other").build(), SERVER.key());
      case WITHOUT_EXPIRY -> signed(claims.expirationTime(null).build(), SERVER.key());
      case UNSIGNED -> new PlainJWT(claims.build()).serialize();
      case SIGNED_WITH_PUBLIC_KEY -> signedWithPublicKey(claims.build());
      case UNKNOWN_KEY -> signed(claims.build(), SignInServer.newKey(UUID.randomUUID().toString()));
      case FORGED -> signed(claims.build(), SignInServer.newKey(SERVER.key().getKeyID()));
    };
  }

  /** Whether the key set answers; while it does not, it answers 503. */
  public static void publishKeySet(boolean available) {
    SERVER.publishKeySet(available);
  }

  /** Replaces the signing key: tokens made before are no longer right. */
  public static void replaceKey() {
    SERVER.replaceKey();
  }

  private static JWTClaimsSet.Builder claims(String subject, String... roles) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(AUDIENCE)
        .subject(subject)
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .claim("roles", List.of(roles));
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var signer = new RSASSASigner(key, Set.of(AllowWeakRSAKey.getInstance()));
      return serialized(claims, JWSAlgorithm.RS256, key.getKeyID(), signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signedWithPublicKey(JWTClaimsSet claims) {
    RSAKey key = SERVER.key();
    try {
      var signer = new MACSigner(key.toRSAPublicKey().getEncoded());
      return serialized(claims, JWSAlgorithm.HS256, key.getKeyID(), signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String serialized(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }
}
