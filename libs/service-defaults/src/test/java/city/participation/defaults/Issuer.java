package city.participation.defaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A sign-in on loopback that can also lie, be unreachable and change its keys. */
public final class Issuer implements AutoCloseable {

  public static final String NAME = "https://sign-in.example";
  public static final String AUDIENCE = "participation-api";

  /** Signing with more is slow in code that is hardly optimised; no test asks how strong it is. */
  private static final int BITS = 1024;

  private static final RSAKey UNKNOWN = newKey("unknown");

  private final HttpServer http;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile RSAKey key = newKey("first");
  private volatile boolean reachable = true;
  private volatile long delay;

  public Issuer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          if (delay > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay));
          }
          byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(reachable ? 200 : 500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(BITS, true).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String keysUri() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/keys";
  }

  public int fetches() {
    return fetches.get();
  }

  public void reachable(boolean now) {
    reachable = now;
  }

  /** Answers, but not for so long. */
  public void hang(Duration time) {
    delay = time.toMillis();
  }

  public void changeKeyTo(String id) {
    key = newKey(id);
  }

  public static JWTClaimsSet.Builder claims(String subject, String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject(subject)
        .claim("roles", List.of(roles))
        .issueTime(Date.from(Instant.now().minusSeconds(300)))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  public String token(String subject, String... roles) {
    return sign(claims(subject, roles).build(), JOSEObjectType.JWT, key);
  }

  public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(change.apply(claims("somebody", "participant")).build(), JOSEObjectType.JWT, key);
  }

  public String tokenOfType(String type) {
    return sign(claims("somebody", "participant").build(), new JOSEObjectType(type), key);
  }

  public String forged() {
    return sign(claims("somebody", "admin").build(), JOSEObjectType.JWT, newKey(key.getKeyID()));
  }

  public String ofUnknownKey() {
    return sign(claims("somebody", "admin").build(), JOSEObjectType.JWT, UNKNOWN);
  }

  public String unsigned() {
    return new PlainJWT(claims("somebody", "admin").build()).serialize();
  }

  /** Signed with the public key as if it were a shared secret. */
  public String hs256WithThePublicKey() {
    try {
      return signed(
          claims("somebody", "admin").build(),
          new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
          new MACSigner(key.toRSAPublicKey().getEncoded()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(JWTClaimsSet claims, JOSEObjectType type, RSAKey key) {
    try {
      return signed(
          claims,
          new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID()).build(),
          new RSASSASigner(key, Set.of(AllowWeakRSAKey.getInstance())));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
